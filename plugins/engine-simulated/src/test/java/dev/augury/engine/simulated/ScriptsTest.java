package dev.augury.engine.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import dev.augury.testing.kit.engine.LoneSequence;
import dev.augury.testing.kit.engine.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scripted answers and named costs. */
class ScriptsTest {

    private static final int END = ScriptedModel.END;

    @TempDir
    private Path folder;

    private static LoneEngineContext context() {
        return new LoneEngineContext(new LoneContext(Path.of("unused"), 5), new ScriptedModel("tiny", 1000), new KvSizes(16, 5120, 16), 4096);
    }

    private static Engine engine(LoneEngineContext context, Map<String, String> options) {
        return new SimulatedEngineFactory().create(OptionRecords.bind(SimulatedConfig.class, options), context);
    }

    private Engine scripted(String text) throws IOException {
        return engine(context(), Map.of("scripts", Files.writeString(folder.resolve("scripts.txt"), text).toString()));
    }

    private static LoneSequence sequence() {
        return new LoneSequence(1, IntStream.range(0, 20).toArray(), IntStream.range(0, 64).toArray());
    }

    @Test
    void requestsFollowTheScriptOfTheirSeed() throws IOException {
        Engine engine = scripted("9@256\n3@256+2 1@256 4@7\n");
        SamplingSpec second = SamplingSpec.builder().temperature(0).seed(1).build();
        LoneSequence sequence = sequence();
        assertThat(List.of(sequence.next(engine, second), sequence.next(engine, second))).doesNotContain(END);
        assertThat(sequence.next(engine, second)).isEqualTo(END);
        sequence.append(11);
        sequence.append(12);
        assertThat(sequence.next(engine, second)).isEqualTo(END);
        assertThat(List.of(sequence.next(engine, second), sequence.next(engine, second), sequence.next(engine, second))).doesNotContain(END);
        assertThat(sequence.next(engine, second)).isEqualTo(7);
    }

    @Test
    void seedsWithoutScriptAreHashedAsUsual() throws IOException {
        SamplingSpec other = SamplingSpec.builder().temperature(0).seed(2).build();
        LoneSequence scripted = sequence();
        LoneSequence plain = sequence();
        Engine withScripts = scripted("1@256\n1@256\n");
        Engine without = engine(context(), Map.of());
        for (int i = 0; i < 30; i++) {
            assertThat(scripted.next(withScripts, other)).isEqualTo(plain.next(without, other)).isNotEqualTo(END);
        }
    }

    @Test
    void wrongScriptsAreRefusedByLine() {
        assertThatThrownBy(() -> scripted("1@256\n0@256\n")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Line 2").hasMessageContaining("TOKENS@LAST");
        assertThatThrownBy(() -> scripted("1@1000\n")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("outside the vocabulary of 1000");
        assertThatThrownBy(() -> scripted("\n")).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("has no segment");
    }

    @Test
    void namedCostsAreThoseOfThePapers() {
        LoneEngineContext gptj = context();
        Engine engine = engine(gptj, Map.of("costs", "gptj-6b-a100"));
        sequence().compute(engine, 20);
        assertThat(gptj.elapsed()).isEqualTo(10_926_000);
        engine.copyBlocks(List.of(new BlockCopy(BlockTier.DEVICE, 0, BlockTier.HOST, 0)), (nanos, failure) -> assertThat(nanos).isEqualTo(640_000));
        assertThat(engine.geometry().blockBytes()).isEqualTo(16 * 458_752);
        LoneEngineContext vicuna = context();
        sequence().compute(engine(vicuna, Map.of("costs", "vicuna-13b-2xa100")), 20);
        assertThat(vicuna.elapsed()).isEqualTo(15_958_000);
    }

    @Test
    void unknownCostsAndCostsBesideNamedOnesAreRefused() {
        assertThatThrownBy(() -> engine(context(), Map.of("costs", "abacus")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("given, gptj-6b-a100, vicuna-13b-2xa100");
        assertThatThrownBy(() -> engine(context(), Map.of("costs", "gptj-6b-a100", "decode-micros", "1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("set costs to given");
    }
}
