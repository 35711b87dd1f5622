package dev.augury.core.loop;

import dev.augury.core.flow.BucketCounts;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.plan.Load;
import java.util.EnumMap;
import java.util.Map;

/** What a loop counts. Touched by the loop alone; others see the snapshot. */
final class LaneCounters {

    private final Map<FinishReason, Long> finished = new EnumMap<>(FinishReason.class);
    private final BucketCounts stepTimes =
            new BucketCounts(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 0.75, 1, 2, 5, 10);
    private final BucketCounts stepTokens = new BucketCounts(1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384);
    private long steps;
    private long failedSteps;
    private long prefillTokens;
    private long promptTokens;
    private long outputTokens;
    private long failedSwaps;
    private long quarantines;
    private long rejected;

    LaneCounters() {
        for (FinishReason reason : FinishReason.values()) {
            finished.put(reason, 0L);
        }
    }

    void stepped(Load load, long nanos) {
        steps++;
        prefillTokens += load.prefillTokens();
        stepTimes.add(nanos / 1e9);
        stepTokens.add(load.tokens());
    }

    void stepFailed() {
        failedSteps++;
    }

    void admitted(int tokens) {
        promptTokens += tokens;
    }

    void sampled() {
        outputTokens++;
    }

    void finished(FinishReason reason) {
        finished.merge(reason, 1L, Long::sum);
    }

    void swapFailed() {
        failedSwaps++;
    }

    void quarantined() {
        quarantines++;
    }

    void rejected() {
        rejected++;
    }

    BucketCounts stepTimes() {
        return stepTimes;
    }

    BucketCounts stepTokens() {
        return stepTokens;
    }

    LaneStatistics.Steps steps(int budget) {
        return new LaneStatistics.Steps(steps, failedSteps, prefillTokens, budget);
    }

    LaneStatistics.Totals totals(long queried, long hit) {
        return new LaneStatistics.Totals(promptTokens, outputTokens, queried, hit, rejected, quarantines);
    }

    LaneStatistics.Preemptions preemptions(long recomputes, long swaps) {
        return new LaneStatistics.Preemptions(recomputes, swaps, failedSwaps);
    }

    Map<FinishReason, Long> finished() {
        return finished;
    }
}
