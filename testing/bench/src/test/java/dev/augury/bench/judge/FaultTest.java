package dev.augury.bench.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.bench.lane.LoneLane;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.synth.ModelSynth;
import dev.augury.model.synth.SynthArchitecture;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The engine stands in for the peer: what an engine with a fault computes lies far outside the bounds of one without. */
class FaultTest {

    private static final long SEED = 1;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultExceedsTheBoundTenfold(Fault fault) throws IOException {
        for (SynthArchitecture family : List.of(SynthArchitecture.GRANITE, SynthArchitecture.PHI3, SynthArchitecture.QWEN3)) {
            Case judged = judged(family, TensorType.Q8_0);
            ModelSynth.write(folder.resolve("right"), judged.spec());
            try (GgufFile file = GgufFile.open(folder.resolve("right"))) {
                GgufEdit edit = new GgufEdit(file);
                fault.make(edit, file, judged.spec().shape());
                edit.write(folder.resolve("wrong"));
            }
            Comparison comparison = Comparison.of(run("right", judged), run("wrong", judged), 0);
            assertThat(comparison.meanDivergence()).as("%s in %s, seed %d", fault.text(), judged.name(), SEED).isGreaterThan(10 * judged.bound());
        }
    }

    @ParameterizedTest
    @EnumSource(value = TensorType.class, names = {"F16", "Q8_0", "Q4_1", "Q5_0", "Q6_K"})
    void expandedModelsGiveNearlyTheSame(TensorType type) throws IOException {
        Case judged = judged(SynthArchitecture.QWEN2, type);
        ModelSynth.write(folder.resolve("right"), judged.spec());
        try (GgufFile file = GgufFile.open(folder.resolve("right"))) {
            new GgufEdit(file).expanded().write(folder.resolve("expanded"));
        }
        Comparison comparison = Comparison.of(run("expanded", judged), run("right", judged), 0);
        assertThat(comparison.meanDivergence()).as("seed %d", SEED).isLessThan(judged.bound());
    }

    private static Case judged(SynthArchitecture family, TensorType type) {
        return Case.all(SEED).stream().filter(one -> one.spec().architecture() == family && one.type() == type).findFirst().orElseThrow();
    }

    private List<Distribution> run(String name, Case judged) throws IOException {
        List<Distribution> distributions = new ArrayList<>();
        try (LoneLane lane = LoneLane.load(folder.resolve(name), 1, judged.spec().shape().context())) {
            for (int[] prompt : Prompts.of(judged.spec().vocabulary().size(), 0, SEED)) {
                distributions.add(Distribution.ofLogits(lane.next(prompt)));
            }
        }
        return distributions;
    }
}
