package dev.augury.core.intercept;

import dev.augury.core.flow.OnFailure;
import java.time.Duration;

/**
 * The limits of calls, and what follows when one fails.
 *
 * @param callsMax most calls of one answer
 * @param depthMax most turns of one answer that end in calls: how often its model may call again after it had a response
 * @param timeMax longest time of a call, its wait for others of the same tool included
 * @param responseBytesMax most bytes of a response, as UTF-8; what is more is cut off
 * @param parallelMax most calls of one tool that are performed at once
 * @param onFailure what becomes of an answer when a call of it fails
 */
public record CallLimits(int callsMax, int depthMax, Duration timeMax, int responseBytesMax, int parallelMax, OnFailure onFailure) {

    /** The limits used unless others are configured. */
    public static final CallLimits DEFAULT = new CallLimits(16, Duration.ofSeconds(30), 64 * 1024, 16);

    /** Refuses limits with which nothing could be called. */
    public CallLimits {
        if (callsMax < 1 || depthMax < 1 || timeMax.isNegative() || timeMax.isZero() || responseBytesMax < 1 || parallelMax < 1) {
            throw new IllegalArgumentException("Limits of " + callsMax + " calls, " + depthMax + " turns, " + timeMax.toMillis() + " ms, " + responseBytesMax
                    + " bytes and " + parallelMax + " at once allow no call; give positive numbers");
        }
    }

    /** Makes limits with which every call may come in a turn of its own, and an answer goes on when one fails. */
    public CallLimits(int callsMax, Duration timeMax, int responseBytesMax, int parallelMax) {
        this(callsMax, callsMax, timeMax, responseBytesMax, parallelMax, OnFailure.CONTINUE);
    }
}
