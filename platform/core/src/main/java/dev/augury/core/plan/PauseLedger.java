package dev.augury.core.plan;

import dev.augury.core.flow.Sequence;
import dev.augury.spi.handling.Handling;

/** Counts what pauses cost. Touched by the loop of the lane alone. */
final class PauseLedger {

    private static final double NANOS = 1e9;

    private final long[] pauses = new long[Handling.values().length];
    private final double[] tokenNanos = new double[Handling.values().length];
    private long swappedOut;
    private long swappedIn;
    private long recomputed;
    private long evictions;

    /** Returns what the KV of a paused sequence is: blocks on their way count as on the device. */
    static Handling kept(Sequence sequence) {
        if (sequence.blocks().device().length == 0) {
            return sequence.blocks().host().length == 0 ? Handling.DISCARD : Handling.SWAP;
        }
        return Handling.PRESERVE;
    }

    /** Accounts for the KV of a paused sequence up to now; called before anything changes about it. */
    void account(Sequence sequence, long now) {
        tokenNanos[kept(sequence).ordinal()] += (double) sequence.pause().account(now) * sequence.computedTokens();
    }

    void ended(Handling kept) {
        pauses[kept.ordinal()]++;
    }

    void swappedOut(int blocks) {
        swappedOut += blocks;
    }

    void swappedIn(int blocks) {
        swappedIn += blocks;
    }

    void recomputed(int tokens) {
        recomputed += Math.max(0, tokens);
    }

    void evicted() {
        evictions++;
    }

    PauseCounts counts() {
        return new PauseCounts(
                held(Handling.PRESERVE), held(Handling.DISCARD), held(Handling.SWAP), swappedOut, swappedIn, recomputed, evictions);
    }

    private PauseCounts.Held held(Handling handling) {
        return new PauseCounts.Held(pauses[handling.ordinal()], tokenNanos[handling.ordinal()] / NANOS);
    }
}
