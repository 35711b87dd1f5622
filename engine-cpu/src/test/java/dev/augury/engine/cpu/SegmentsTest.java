package dev.augury.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.engine.KvSegment;
import dev.augury.spi.engine.QueryPosition;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import dev.augury.spi.model.ModelSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row that reads several segments reads them as one sequence. */
class SegmentsTest {

    private static final int LENGTH = 60;
    private static final long SEED = 31;

    /** The first segment takes {@code cut} tokens and the second the rest, whose first block may begin in the middle of a block of the first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16, 20, 32, 47})
    void twoSegmentsAreReadAsOne(int cut) {
        ModelSource model = TinyModels.of("qwen3", "F32");
        int[] tokens = new Random(SEED).ints(LENGTH, 0, TinyModels.VOCABULARY).toArray();
        try (EngineBench bench = EngineBench.plain(model, 2)) {
            List<float[]> whole = bench.run(new EngineBench.Sequence(1, 0, 1, 2, 3), tokens, LENGTH);
            EngineBench.Sequence first = new EngineBench.Sequence(2, 10, 11, 12);
            bench.run(first, Arrays.copyOf(tokens, cut), cut);
            int[] rest = Arrays.copyOfRange(tokens, cut, LENGTH);
            StepRow row = new StepRow(3, rest, IntStream.range(cut, LENGTH).toArray(),
                    List.of(new KvSegment(first.blocks, cut, QueryPosition.OWN),
                            new KvSegment(new int[] {20, 21, 22, 23}, 0, QueryPosition.OWN)),
                    null, IntStream.range(0, rest.length).<Want>mapToObj(Want.Logits::new).toList());
            StepResult result = bench.engine.step(new StepPlan(List.of(row), List.of()));
            for (int i = 0; i < rest.length; i++) {
                float[] logits = EngineBench.floats(result.rows().getFirst().get(i));
                float[] expected = whole.get(cut + i);
                for (int t = 0; t < logits.length; t++) {
                    assertThat(logits[t]).as("cut %d, token %d, logit %d, seed %d", cut, i, t, SEED).isCloseTo(expected[t], within(2e-5f));
                }
            }
        }
    }

    @Test
    void rowsMayShareTheirFirstBlocks() {
        ModelSource model = TinyModels.of("llama", "F32");
        int[] tokens = new Random(SEED).ints(LENGTH, 0, TinyModels.VOCABULARY).toArray();
        try (EngineBench bench = EngineBench.plain(model, 2)) {
            List<float[]> expected = bench.run(new EngineBench.Sequence(1, 0, 1, 2, 3), tokens, LENGTH);
            EngineBench.Sequence left = new EngineBench.Sequence(2, 0, 1, 8, 9);
            EngineBench.Sequence right = new EngineBench.Sequence(3, 0, 1, 18, 19);
            left.length = 32;
            right.length = 32;
            int[] rest = Arrays.copyOfRange(tokens, 32, LENGTH);
            List<List<float[]>> got = bench.step(List.of(left, right),
                    List.of(EngineBench.row(left, rest, rest.length - 1), EngineBench.row(right, rest, rest.length - 1)));
            assertThat(got.get(0).getFirst()).isEqualTo(expected.get(LENGTH - 1));
            assertThat(got.get(1).getFirst()).isEqualTo(expected.get(LENGTH - 1));
        }
    }

    @Test
    void aSlidingWindowReadsOneSegmentOnly() {
        ModelSource model = TinyModels.of("phi3", "F32", SEED, m -> m.key("attention.sliding_window", 21L));
        KvSegment one = new KvSegment(new int[] {1}, 1, QueryPosition.OWN);
        StepRow row = new StepRow(7, new int[] {1}, new int[] {2}, List.of(one, new KvSegment(new int[] {2}, 0, QueryPosition.OWN)), null,
                List.of());
        try (EngineBench bench = EngineBench.plain(model, 1)) {
            assertThatThrownBy(() -> bench.engine.step(new StepPlan(List.of(row), List.of()))).hasMessageContaining("sliding window");
        }
    }
}
