package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final int RUNS = 60;
    private static final int STEPS_PER_RUN = 1_800;
    private static final List<String> STATES =
            List.of("intake", "waiting", "follower", "prefill", "decode", "swapping out", "swapped", "swapping in");

    @Test
    void everyInvariantHoldsInHardTraffic() {
        Traffic.Tally tally = new Traffic.Tally();
        for (long seed = 0; seed < RUNS; seed++) {
            try {
                new Traffic(seed, tally).run(STEPS_PER_RUN);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("new Traffic(" + seed + "L, new Traffic.Tally()).run(" + STEPS_PER_RUN + ") failed: " + failure.getMessage(), failure);
            }
        }
        Collections.sort(tally.live);
        int median = tally.live.get(tally.live.size() / 2);
        assertThat(tally.steps).isGreaterThanOrEqualTo(100_000);
        assertThat(median).isGreaterThanOrEqualTo(8);
        assertThat(tally.stepsWithPreemption * 10).isGreaterThanOrEqualTo(tally.steps);
        assertThat(tally.cancelledFrom).containsOnlyKeys(STATES).allSatisfy((state, count) -> assertThat(count).as(state).isGreaterThanOrEqualTo(100));
        assertThat(List.of(tally.swaps, tally.recomputes, tally.failedSwaps, tally.failedSteps, tally.completed, tally.failed, tally.slow, tally.hitTokens))
                .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(50));
    }
}
