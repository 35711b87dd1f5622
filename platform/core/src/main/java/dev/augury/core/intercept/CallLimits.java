package dev.augury.core.intercept;

import java.time.Duration;

/**
 * The limits of calls.
 *
 * @param callsMax most calls of one answer
 * @param timeMax longest time of a call, its wait for others of the same tool included
 * @param responseBytesMax most bytes of a response, as UTF-8; what is more is cut off
 * @param parallelMax most calls of one tool that are performed at once
 */
public record CallLimits(int callsMax, Duration timeMax, int responseBytesMax, int parallelMax) {

    /** The limits used unless others are configured. */
    public static final CallLimits DEFAULT = new CallLimits(16, Duration.ofSeconds(30), 64 * 1024, 16);

    /** Refuses limits with which nothing could be called. */
    public CallLimits {
        if (callsMax < 1 || timeMax.isNegative() || timeMax.isZero() || responseBytesMax < 1 || parallelMax < 1) {
            throw new IllegalArgumentException("Limits of " + callsMax + " calls, " + timeMax.toMillis() + " ms, " + responseBytesMax + " bytes and "
                    + parallelMax + " at once allow no call; give positive numbers");
        }
    }
}
