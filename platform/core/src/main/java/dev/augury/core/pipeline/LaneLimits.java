package dev.augury.core.pipeline;

import dev.augury.core.retain.RetainLimits;
import java.time.Duration;

/**
 * The limits of a lane.
 *
 * @param requestsMax most requests that wait, {@code augury.queue.length-max}
 * @param tokensMax most tokens of prompts that wait, {@code augury.queue.tokens-max}
 * @param sequencesMax most sequences that run at once, {@code augury.step.sequences-max}
 * @param stepTokensMax most tokens of a step, {@code augury.step.tokens-max}
 * @param stepTarget how long a step should take, {@code augury.step.target}
 * @param policyDeadline longest time that one call of a policy may take
 * @param predictDeadline longest time that a prediction may take
 * @param holdMax longest time for which a policy may grant nothing while nothing runs
 * @param retain how much is kept for clients that perform calls, {@code augury.retain.*}
 */
public record LaneLimits(
        int requestsMax,
        long tokensMax,
        int sequencesMax,
        int stepTokensMax,
        Duration stepTarget,
        Duration policyDeadline,
        Duration predictDeadline,
        Duration holdMax,
        RetainLimits retain) {

    /** The limits used unless others are configured. */
    public static final LaneLimits DEFAULT = new LaneLimits(
            512, 1_000_000, 128, 2048, Duration.ofMillis(200), Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(10));

    /** Makes limits that keep for clients what is usual. */
    public LaneLimits(
            int requestsMax,
            long tokensMax,
            int sequencesMax,
            int stepTokensMax,
            Duration stepTarget,
            Duration policyDeadline,
            Duration predictDeadline,
            Duration holdMax) {
        this(requestsMax, tokensMax, sequencesMax, stepTokensMax, stepTarget, policyDeadline, predictDeadline, holdMax, RetainLimits.DEFAULT);
    }

    /** Refuses limits with which nothing could be served. */
    public LaneLimits {
        if (requestsMax < 1 || tokensMax < 1 || sequencesMax < 1 || stepTokensMax < sequencesMax) {
            throw new IllegalArgumentException("Limits of " + requestsMax + " requests, " + tokensMax + " tokens, " + sequencesMax + " sequences and "
                    + stepTokensMax + " tokens of a step cannot serve; give positive numbers, and a step at least one token per sequence");
        }
    }
}
