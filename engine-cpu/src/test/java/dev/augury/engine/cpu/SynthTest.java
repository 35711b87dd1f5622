package dev.augury.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.model.ModelFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.synth.SynthSpec;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files from beginning to end: written, opened, run, judged; and the calibration of random models, seen with the engine's eyes. */
class SynthTest {

    private static final long SEED = 5;
    private static final int LENGTH = 80;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SynthArchitecture.class)
    void randomModelsAreNeitherSureNorFlat(SynthArchitecture architecture) throws IOException {
        judge(SynthSpec.tiny(architecture, SEED), 1e-8);
    }

    static Stream<Arguments> variations() {
        SynthSpec llama = SynthSpec.tiny(SynthArchitecture.LLAMA, SEED);
        SynthSpec phi = SynthSpec.tiny(SynthArchitecture.PHI3, SEED);
        return Stream.of(
                Arguments.of("tied", llama.withTied(true), 1e-8),
                Arguments.of("long llama", llama.withLongContext(true), 1e-8),
                Arguments.of("long phi", phi.withLongContext(true), 1e-8),
                Arguments.of("mixed", llama.withWeights(TensorType.Q4_K).withOutput(TensorType.Q6_K), 2e-3));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void variations(String name, SynthSpec spec, double bound) throws IOException {
        judge(spec, bound);
    }

    static Stream<TensorType> types() {
        return Stream.of(TensorType.values()).filter(TensorType::supported);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTensorTypeIsRead(TensorType type) throws IOException {
        judge(SynthSpec.tiny(SynthArchitecture.QWEN2, SEED).withWeights(type), type.name().startsWith("Q") ? 2e-3 : 1e-8);
    }

    private void judge(SynthSpec spec, double bound) throws IOException {
        Path path = folder.resolve("model.gguf");
        ModelSynth.write(path, spec);
        int[] tokens = new Random(SEED).ints(LENGTH, 0, spec.vocabulary().size()).toArray();
        try (ModelFile source = ModelFile.open("synth", path)) {
            assertThat(new CpuEngineFactory().unsupported(source)).isEmpty();
            try (EngineBench bench = EngineBench.plain(source, 2)) {
                List<float[]> logits = bench.run(new EngineBench.Sequence(1, 0, 1, 2, 3, 4, 5, 6, 7), tokens, 50);
                ReferenceForward reference = new ReferenceForward(source);
                double[] tops = new double[LENGTH];
                double divergence = 0;
                for (int i = 0; i < LENGTH; i++) {
                    double[] expected = reference.next(tokens[i]);
                    tops[i] = Distributions.top(expected);
                    divergence += Distributions.divergence(expected, logits.get(i)) / LENGTH;
                }
                Arrays.sort(tops);
                assertThat(divergence).as("mean KL divergence, seed %d", SEED).isLessThan(bound);
                assertThat(tops[LENGTH / 2]).as("median probability of the first token, seed %d", SEED).isBetween(0.1, 0.6);
                assertThat(reference.attended()).as("part of the tokens attended to, seed %d", SEED).isBetween(0.02, 0.6);
            }
        }
    }
}
