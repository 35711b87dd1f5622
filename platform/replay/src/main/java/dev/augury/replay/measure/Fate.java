package dev.augury.replay.measure;

/**
 * What became of one request within the window. Times are nanoseconds; those after arrival count from it.
 *
 * @param arrivedAt when it arrived
 * @param firstTokenAfter when its first token was made, {@link #NEVER} when none was
 * @param endedAfter when it was over, {@link #NEVER} when it was not
 * @param callNanos how long its calls took together
 * @param outputTokens tokens generated
 */
public record Fate(long arrivedAt, long firstTokenAfter, long endedAfter, long callNanos, int outputTokens) {

    /** Says that something did not happen. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Returns whether it was over. */
    public boolean finished() {
        return endedAfter != NEVER;
    }

    /** Returns whether it had a token. */
    public boolean answered() {
        return firstTokenAfter != NEVER;
    }

    /** Returns its latency without its calls, per token generated: the normalized latency of InferCept (arXiv 2402.01869). Only of what is finished. */
    public double nanosPerToken() {
        return (double) (endedAfter - callNanos) / outputTokens;
    }
}
