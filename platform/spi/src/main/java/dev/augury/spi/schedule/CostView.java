package dev.augury.spi.schedule;

/** What things cost on this machine, fitted while serving; in nanoseconds. */
public interface CostView {

    /** Returns the time of a step that computes {@code prefillTokens} of prompts and one token for each of {@code decodes} sequences with {@code contextTokens} cached tokens in all. */
    long stepNanos(int prefillTokens, int decodes, long contextTokens);

    /** Returns the time to compute a context of that many tokens anew. */
    long recomputeNanos(int tokens);

    /** Returns the time to move the KV of that many tokens to the other tier, one way. */
    long swapNanos(int tokens);

    /** Returns the bytes of KV per token. */
    long bytesPerToken();
}
