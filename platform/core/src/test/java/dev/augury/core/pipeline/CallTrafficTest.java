package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.TokenEvent.FinishReason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTrafficTest {

    private static final int RUNS = 60;
    private static final int STEPS_PER_RUN = 500;

    @ParameterizedTest
    @ValueSource(longs = {2038, 2071, 2076, 2101})
    void everyRequestEndsWhenTheHostShutsDown(long seed) {
        new CallTraffic(seed, new CallTraffic.Tally()).run(STEPS_PER_RUN);
    }

    @Test
    void everyInvariantHoldsWhileCallsComeAndGo() {
        CallTraffic.Tally tally = new CallTraffic.Tally();
        for (long seed = 0; seed < RUNS; seed++) {
            try {
                new CallTraffic(seed, tally).run(STEPS_PER_RUN);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "new CallTraffic(" + seed + "L, new CallTraffic.Tally()).run(" + STEPS_PER_RUN + ") failed: " + failure.getMessage(), failure);
            }
        }
        assertThat(tally.cancelledFrom).containsKeys("calling, copying", "calling, PRESERVE", "calling, DISCARD", "calling, SWAP", "elsewhere");
        assertThat(tally.reasons).containsKeys(
                FinishReason.STOP, FinishReason.LENGTH, FinishReason.TOOL_CALLS, FinishReason.MALFORMED_CALL, FinishReason.CALL_LIMIT);
        assertThat(tally.followUps).containsKeys(FollowUp.SPLICED, FollowUp.CHANGED, FollowUp.UNKNOWN);
        assertThat(List.of(tally.returned, tally.expired, tally.displaced, tally.retainedEvictions)).allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(50));
        assertThat(List.of(
                        tally.pauses, tally.completed, tally.failed, tally.cancelled, tally.evictions, tally.cuts, tally.recomputedTokens, tally.swappedOut, tally.swappedIn,
                        tally.failedSwaps))
                .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(50));
    }
}
