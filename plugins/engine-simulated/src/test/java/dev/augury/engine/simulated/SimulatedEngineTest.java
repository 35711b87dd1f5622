package dev.augury.engine.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.testing.kit.LoneContext;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.engine.KvSizes;
import dev.augury.testing.kit.engine.LoneEngineContext;
import dev.augury.testing.kit.engine.LoneSequence;
import dev.augury.testing.kit.engine.ScriptedModel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedEngineTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final SamplingSpec GREEDY = SamplingSpec.builder().temperature(0).build();

    private static LoneEngineContext context(long seed) {
        return new LoneEngineContext(new LoneContext(Path.of("unused"), seed), new ScriptedModel("tiny", 1000), new KvSizes(16, 5120, 16), 4096);
    }

    private static Engine engine(LoneEngineContext context, String... keysAndValues) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new SimulatedEngineFactory().create(OptionRecords.bind(SimulatedConfig.class, options), context);
    }

    private static int[] prompt(int length) {
        return IntStream.range(0, length).map(i -> i % 251).toArray();
    }

    private static int[] answer(long seed, int promptTokens, int tokens) {
        LoneSequence sequence = new LoneSequence(1, prompt(promptTokens), IntStream.range(0, 64).toArray());
        Engine engine = engine(context(seed));
        for (int i = 0; i < tokens; i++) {
            sequence.next(engine);
        }
        return sequence.output();
    }

    @Test
    void stepTakesWhatTheCostModelSays() {
        LoneEngineContext context = context(1);
        Engine engine = engine(context, "step-micros", "1000", "prefill-token-micros", "10", "prefill-context-token-micros", "0.2", "decode-micros", "100",
                "context-token-micros", "0.5");
        LoneSequence decode = new LoneSequence(1, prompt(20), 0, 1);
        decode.compute(engine, 19);
        long first = 1_000_000 + 190_000 + 19 * 18 / 2 * 200;
        assertThat(context.elapsed()).isEqualTo(first);
        LoneSequence prefill = new LoneSequence(2, prompt(30), 2, 3);
        LoneSequence next = new LoneSequence(3, prompt(21), 4, 5);
        next.compute(engine, 10);
        long before = context.elapsed();
        StepResult result = engine.step(new StepPlan(List.of(decode.row(1), prefill.row(30), next.row(11)), List.of()));
        long expected = 1_000_000 + 300_000 + 100_000 + 19 * 500 + 30 * 29 / 2 * 200 + 10 * 11 * 200 + 11 * 10 / 2 * 200 + 110_000;
        assertThat(context.elapsed() - before).isEqualTo(expected);
        assertThat(result.counters().phaseNanos()).containsEntry("model", expected);
    }

    @Test
    void copyTakesItsTimePerBlock() {
        LoneEngineContext context = context(1);
        List<Long> told = new ArrayList<>();
        List<BlockCopy> copies = List.of(new BlockCopy(BlockTier.DEVICE, 0, BlockTier.HOST, 0), new BlockCopy(BlockTier.DEVICE, 1, BlockTier.HOST, 1));
        engine(context, "copy-block-micros", "30").copyBlocks(copies, (nanos, failure) -> told.add(nanos));
        assertThat(told).containsExactly(60_000L);
        assertThat(context.elapsed()).isEqualTo(60_000);
    }

    @Test
    void sameSeedGivesTheSameBitsAndAnotherDoesNot() {
        assertThat(answer(1, 40, 100)).isEqualTo(answer(1, 40, 100)).isNotEqualTo(answer(2, 40, 100)).doesNotContain(ScriptedModel.END);
    }

    @Test
    void answersEndWithinTheirLimits() {
        List<Integer> lengths = new ArrayList<>();
        for (int length = 1; length <= 200; length++) {
            Engine engine = engine(context(7), "output-tokens-min", "3", "output-tokens-max", "12");
            LoneSequence sequence = new LoneSequence(1, prompt(length), IntStream.range(0, 64).toArray());
            while (sequence.next(engine) != ScriptedModel.END) {
                assertThat(sequence.output()).hasSizeLessThan(13);
            }
            lengths.add(sequence.output().length - 1);
        }
        assertThat(lengths).allMatch(length -> length >= 3 && length <= 12);
        assertThat(lengths.stream().distinct()).hasSize(10);
    }

    @Test
    void lengthsInTheWrongOrderAreRefused() {
        assertThatThrownBy(() -> engine(context(1), "output-tokens-min", "3"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output-tokens-max is 0, below output-tokens-min 3");
    }

    @Test
    void contextIsTheModelsUnlessSet() {
        assertThat(engine(context(1)).geometry().contextLength()).isEqualTo(4096);
        assertThat(engine(context(1), "context-length", "77").geometry().contextLength()).isEqualTo(77);
    }

    @Test
    void thousandRequestsOfSevenHundredTokensTakeLittleOfASecond() {
        Engine engine = engine(context(1));
        long nanos = 0;
        long tokens = 0;
        for (int wave = 0; wave < 10; wave++) {
            List<LoneSequence> running = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int first = 45 * i;
                LoneSequence sequence = new LoneSequence(i, prompt(500), IntStream.range(first, first + 45).toArray());
                sequence.compute(engine, 499);
                running.add(sequence);
                tokens += 499;
            }
            for (int step = 0; step < 200; step++) {
                StepPlan plan = new StepPlan(running.stream().map(sequence -> sequence.samplingRow(GREEDY, null)).toList(), List.of());
                long start = THREADS.getCurrentThreadCpuTime();
                StepResult result = engine.step(plan);
                nanos += THREADS.getCurrentThreadCpuTime() - start;
                for (int i = 0; i < running.size(); i++) {
                    running.get(i).take((Answer.Sampled) result.rows().get(i).getFirst());
                }
                tokens += running.size();
            }
        }
        assertThat(tokens).isEqualTo(1000 * 699);
        assertThat(nanos / 1e9).as("seconds of processor time spent in the engine").isLessThan(0.5);
    }
}
