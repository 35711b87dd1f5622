package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The built-in policy through the whole lane; the numbers are worked by hand. */
class FallbackTest {

    @Test
    void promptsAreCutToTheBudgetAndShareSteps() {
        Bench bench = bench(new HashEngine.Size(4, 64, 0, 128), 8);
        bench.submit(Bench.prompt(10, 1), 2);
        bench.submit(Bench.prompt(3, 2), 2);

        bench.run();

        assertThat(bench.steps).containsExactly(List.of(8), List.of(2, 3), List.of(1, 1));
    }

    @Test
    void decodeWithoutABlockPreemptsTheYoungestWhichWaitsForRoom() {
        Bench bench = bench(new HashEngine.Size(4, 4, 0, 128), 64);
        Client a = bench.submit(Bench.prompt(8, 1), 4);
        Client b = bench.submit(Bench.prompt(8, 2), 4);

        bench.run();

        // Both prompts; then A's second token takes a third block and B its place; B needs ceil(9 / 4) = 3 blocks, of which there is 1 until A ends, and finds
        // its first block again.
        assertThat(bench.steps).containsExactly(List.of(8, 8), List.of(1), List.of(1), List.of(1), List.of(5), List.of(1), List.of(1));
        assertThat(bench.lane.statistics().preemptions().recomputes()).isEqualTo(1);
        assertThat(a.text(0)).isEqualTo(alone(Bench.prompt(8, 1), 4));
        assertThat(b.text(0)).isEqualTo(alone(Bench.prompt(8, 2), 4));
    }

    @Test
    void samePromptAgainComputesItsLastBlockOnly() {
        Bench bench = bench(new HashEngine.Size(4, 64, 0, 128), 64);
        bench.submit(Bench.prompt(16, 1), 1);
        bench.run();
        bench.submit(Bench.prompt(16, 1), 1);
        bench.run();

        assertThat(bench.steps).containsExactly(List.of(16), List.of(4));
        assertThat(bench.outcomes.get(1).effort().cachedTokens()).isEqualTo(12);
        assertThat(bench.lane.statistics().totals().prefixHitTokens()).isEqualTo(12);
    }

    @Test
    void longPromptIsChunkedBesideDecodesNoneOfWhichSkipsAStep() {
        Bench bench = bench(new HashEngine.Size(16, 1_000, 0, 2_000), 512);
        for (int i = 0; i < 12; i++) {
            bench.submit(Bench.prompt(2, i), 10);
        }
        while (bench.steps.size() < 2) {
            bench.time.runNext();
        }
        bench.submit(Bench.prompt(1300, 20), 1);
        bench.run();

        assertThat(bench.steps.subList(3, 6)).containsExactly(decodesAnd(500), decodesAnd(500), decodesAnd(300));
    }

    @Test
    void promptThatDoesNotFitAsAWholeDoesNotBegin() {
        Bench bench = bench(new HashEngine.Size(4, 8, 0, 32), 8);
        bench.submit(Bench.prompt(16, 1), 1);
        bench.submit(Bench.prompt(20, 2), 1);

        bench.run();

        // 4 blocks are taken and 4 are free; the second prompt has 5, though a chunk of it would fit beside the second half of the first.
        assertThat(bench.steps).containsExactly(List.of(8), List.of(8), List.of(8), List.of(8), List.of(4));
    }

    private static List<Integer> decodesAnd(int prompt) {
        return List.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, prompt);
    }

    private static String alone(int[] prompt, int tokens) {
        return TestVocabulary.text(HashEngine.alone(prompt, 0, 0, tokens));
    }

    private static Bench bench(HashEngine.Size size, int stepTokens) {
        return new Bench(size, new Bench.Absent(), Bench.fixed(stepTokens, Math.min(stepTokens, 16)));
    }
}
