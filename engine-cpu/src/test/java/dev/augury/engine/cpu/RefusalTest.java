package dev.augury.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.UnsupportedModelException;
import dev.augury.spi.engine.Want;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be run is refused by name, before anything is computed. */
class RefusalTest {

    private static final CpuEngineFactory FACTORY = new CpuEngineFactory();

    private static List<String> reasons(String architecture, Consumer<MemoryModel> change) {
        MemoryModel model = TinyModels.of(architecture, "F32");
        change.accept(model);
        return FACTORY.unsupported(model);
    }

    @Test
    void everyTinyModelIsSupported() {
        for (String architecture : TinyModels.ARCHITECTURES) {
            assertThat(reasons(architecture, _ -> { })).as(architecture).isEmpty();
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("blk.1.ffn_gate_inp.weight", m -> m.tensor("blk.1.ffn_gate_inp.weight", "F32", new byte[4], 1)),
                change("blk.0.attn_norm.bias", m -> m.tensor("blk.0.attn_norm.bias", "F32", new byte[4], 1)),
                change("expert_count", m -> m.key("expert_count", 8L)),
                change("attn_logit_softcapping", m -> m.key("attn_logit_softcapping", 50f)),
                change("'llama.unheard.of'", m -> m.key("unheard.of", 1L)),
                change("'mrope' is not known; known are none, linear", m -> m.key("rope.scaling.type", "mrope")),
                change("sliding window of 100", m -> m.key("attention.sliding_window", 100L)),
                change("'blk.1.attn_k.weight' is missing", m -> m.tensors.remove("blk.1.attn_k.weight")),
                change("'llama.block_count' is missing", m -> m.metadata.remove("llama.block_count")),
                change("not a whole number", m -> m.key("embedding_length", "wide")),
                change("evenly", m -> m.key("attention.head_count_kv", 3L)),
                change("differs from layer to layer", m -> m.key("feed_forward_length", List.of(512L, 256L))),
                change("has the shape [256, 200]", m -> m.key("embedding_length", 128L)),
                change("tensors of type IQ3_S; it knows", m -> {
                    m.tensors.remove("blk.0.ffn_up.weight");
                    m.tensor("blk.0.ffn_up.weight", "IQ3_S", new byte[4], TinyModels.WIDTH, TinyModels.FEED);
                }),
                change("has 4 bytes and needs", m -> m.tensor("output_norm.weight", "F32", new byte[4], TinyModels.WIDTH)));
    }

    private static Arguments change(String message, Consumer<MemoryModel> change) {
        return Arguments.of(message, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whatMightChangeTheArithmeticIsAReason(String message, Consumer<MemoryModel> change) {
        assertThat(reasons("llama", change)).anySatisfy(reason -> assertThat(reason).contains(message));
    }

    @Test
    void anUnknownArchitectureNamesTheKnown() {
        MemoryModel model = new MemoryModel("mamba");
        assertThat(FACTORY.unsupported(model)).singleElement().asString()
                .isEqualTo("architecture 'mamba' is not known; known are llama, qwen2, qwen3, phi3, granite, smollm3");
        assertThatThrownBy(() -> FACTORY.examine(CpuOptions.DEFAULTS, model, 16))
                .isInstanceOf(UnsupportedModelException.class).hasMessageContaining("'memory'").hasMessageContaining("mamba");
    }

    @Test
    void examineTellsTheSizes() {
        EngineGeometry geometry = FACTORY.examine(CpuOptions.DEFAULTS, TinyModels.of("llama", "F32"), 32);
        assertThat(geometry.vocabularySize()).isEqualTo(TinyModels.VOCABULARY);
        assertThat(geometry.contextLength()).isEqualTo(TinyModels.CONTEXT);
        // Heads of 40 are stored 48 wide: whole lanes.
        assertThat(geometry.blockBytes()).isEqualTo(2L * TinyModels.LAYERS * TinyModels.KV_HEADS * 48 * 32 * Float.BYTES);
        assertThat(geometry.weightBytes()).isPositive();
    }

    @Test
    void optionsNameTheKnownValues() {
        assertThatThrownBy(() -> new CpuOptions(1, "1024", "f32", 0, 1, 0, false)).hasMessageContaining("auto, 128, 256, 512");
        assertThatThrownBy(() -> new CpuOptions(1, "auto", "q4", 0, 1, 0, false)).hasMessageContaining("known are f32");
        assertThatThrownBy(() -> new CpuOptions(-1, "auto", "f32", 0, 1, 0, false)).hasMessageContaining("threads");
    }

    @Test
    void oddBlockSizesAreRefused() {
        assertThatThrownBy(() -> FACTORY.examine(CpuOptions.DEFAULTS, TinyModels.of("llama", "F32"), 20))
                .hasMessageContaining("16, 32, 48 or 64");
    }

    @Test
    void moreMemoryThanThereIsIsRefused() {
        EngineBench.Setup huge = new EngineBench.Setup(EngineBench.options(1, 16), 1 << 30, 0, Path.of("."));
        assertThatThrownBy(() -> new EngineBench(TinyModels.of("llama", "F32"), huge))
                .isInstanceOf(EngineException.class).hasMessageContaining("lower the number of blocks");
    }

    static Stream<Arguments> plans() {
        EngineBench.Sequence sequence = new EngineBench.Sequence(9, 1, 2);
        StepRow good = EngineBench.row(sequence, new int[] {1, 2});
        KvSegment segment = good.target();
        return Stream.of(
                Arguments.of("adapter 'x'", new StepRow(9, good.tokens(), good.positions(), good.segments(), "x", List.of())),
                Arguments.of("token 200", EngineBench.row(sequence, new int[] {200})),
                Arguments.of("token 2 of 2", EngineBench.row(sequence, new int[] {1, 2}, 2)),
                Arguments.of("out of order", EngineBench.row(sequence, new int[] {1, 2}, 1, 0)),
                Arguments.of("room for 33", EngineBench.row(sequence, new int[33])),
                Arguments.of("block 64", EngineBench.row(new EngineBench.Sequence(9, 64), new int[1])),
                Arguments.of("hidden state", new StepRow(9, good.tokens(), good.positions(), good.segments(), null,
                        List.of(new Want.Hidden(0, 1)))),
                Arguments.of("scored", new StepRow(9, good.tokens(), good.positions(), good.segments(), null,
                        List.of(new Want.Score(0, 500, 0)))),
                Arguments.of("fixed position 3", new StepRow(9, good.tokens(), good.positions(),
                        List.of(new KvSegment(segment.blocks(), 0, new QueryPosition.Fixed(3))), null, List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void plansOutsideTheCapabilitiesAreRefused(String message, StepRow row) {
        try (EngineBench bench = EngineBench.plain(TinyModels.of("llama", "F32"), 1)) {
            assertThatThrownBy(() -> bench.engine.step(new StepPlan(List.of(row), List.of())))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("sequence 9").hasMessageContaining(message);
            assertThat(bench.engine.health().usable()).isTrue();
        }
    }
}
