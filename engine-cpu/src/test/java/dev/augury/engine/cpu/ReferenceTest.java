package dev.augury.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.model.ModelSource;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's logits against the judge's, for every architecture and tensor type. */
class ReferenceTest {

    private static final long SEED = 11;

    static Stream<Arguments> models() {
        return TinyModels.ARCHITECTURES.stream().flatMap(a -> Stream.of("F32", "Q8_0").map(t -> Arguments.of(a, t)));
    }

    static Stream<Arguments> types() {
        return TinyModels.TYPES.stream().map(t -> Arguments.of("llama", t));
    }

    @ParameterizedTest
    @MethodSource({"models", "types"})
    void logitsAreTheJudges(String architecture, String type) {
        judge(TinyModels.of(architecture, type), type);
    }

    static Stream<Arguments> variants() {
        return Stream.of(
                Arguments.of("linear", "llama", new Object[] {"rope.scaling.type", "linear", "rope.scaling.factor", 4f}),
                Arguments.of("partial rotation", "phi3", new Object[] {"rope.dimension_count", 48L}),
                Arguments.of("window", "phi3", new Object[] {"attention.sliding_window", 21L}),
                Arguments.of("old linear key", "qwen2", new Object[] {"rope.scale_linear", 2f, "rope.scaling.type", "linear",
                    "rope.scaling.factor", 2f}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void variants(String name, String architecture, Object[] keys) {
        judge(TinyModels.of(architecture, "F32", SEED, model -> {
            for (int i = 0; i < keys.length; i += 2) {
                model.key((String) keys[i], keys[i + 1]);
            }
        }), "F32");
    }

    static Stream<Arguments> longContexts() {
        return Stream.of(Arguments.of(100L), Arguments.of(1000L));
    }

    @ParameterizedTest
    @MethodSource("longContexts")
    void longRopeTakesTheFactorsOfItsContext(long original) {
        MemoryModel model = TinyModels.of("phi3", "F32");
        model.key("rope.scaling.type", "longrope").key("rope.scaling.original_context_length", original)
                .key("rope.scaling.attn_factor", 1.19f);
        factors(model, "rope_factors_long.weight", 3f);
        factors(model, "rope_factors_short.weight", 1.1f);
        judge(model, "F32");
    }

    private static void factors(MemoryModel model, String name, float first) {
        int pairs = TinyModels.headSize("phi3") / 2;
        ByteBuffer out = ByteBuffer.allocate(pairs * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < pairs; i++) {
            out.putFloat(first + i * 0.1f);
        }
        model.tensor(name, "F32", out.array(), pairs);
    }

    private static void judge(ModelSource model, String type) {
        int[] tokens = new Random(SEED).ints(45, 0, TinyModels.VOCABULARY).toArray();
        try (EngineBench bench = EngineBench.plain(model, 2)) {
            List<float[]> logits = bench.run(new EngineBench.Sequence(1, 5, 3, 8), tokens, 19);
            ReferenceForward judge = new ReferenceForward(model);
            double divergence = 0;
            for (int i = 0; i < tokens.length; i++) {
                double[] expected = judge.next(tokens[i]);
                if (!type.startsWith("Q")) {
                    assertThat(Distributions.difference(expected, logits.get(i))).as("token %d, seed %d", i, SEED).isLessThan(2e-4);
                }
                divergence += Distributions.divergence(expected, logits.get(i)) / tokens.length;
            }
            // Int8 activations are the only difference for quantised types.
            assertThat(divergence).as("mean KL divergence, seed %d", SEED).isLessThan(type.startsWith("Q") ? 2e-3 : 1e-8);
        }
    }
}
