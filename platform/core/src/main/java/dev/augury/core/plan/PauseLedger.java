package dev.augury.core.plan;

import dev.augury.core.flow.Sequence;
import dev.augury.core.kv.KvPool;
import dev.augury.spi.handling.Handling;

/** Counts what pauses cost. Touched by the loop of the lane alone. */
final class PauseLedger {

    private static final double NANOS = 1e9;

    private final KvPool pool;
    private final long[] pauses = new long[Handling.values().length];
    private final double[] tokenNanos = new double[Handling.values().length];
    private long yieldingSince;
    private long swappedOut;
    private long swappedIn;
    private long recomputed;
    private long evictions;
    private long cuts;

    PauseLedger(KvPool pool) {
        this.pool = pool;
    }

    /** Returns what the KV of a paused sequence is: swapped as soon as one block is in the host tier, or on its way there. */
    static Handling kept(Sequence sequence) {
        if (sequence.blocks().host().length > 0) {
            return Handling.SWAP;
        }
        return sequence.blocks().device().length > 0 ? Handling.PRESERVE : Handling.DISCARD;
    }

    /** Accounts for the KV of a paused sequence up to now, tier by tier; called before anything changes about it. Those that yield are accounted for together. */
    void account(Sequence sequence, long now) {
        if (pool.yielding().contains(sequence)) {
            accountYielding(now);
            return;
        }
        double nanos = sequence.pause().account(now);
        int onDevice = pool.deviceTokens(sequence);
        tokenNanos[Handling.PRESERVE.ordinal()] += nanos * onDevice;
        tokenNanos[Handling.SWAP.ordinal()] += nanos * (sequence.computedTokens() - onDevice);
    }

    /** Accounts for the KV of all sequences that yield, up to now; called before there is one more. */
    void accountYielding(long now) {
        double nanos = now - yieldingSince;
        yieldingSince = now;
        tokenNanos[Handling.PRESERVE.ordinal()] += nanos * pool.yielding().deviceTokens();
        tokenNanos[Handling.SWAP.ordinal()] += nanos * pool.yielding().hostTokens();
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

    void cut() {
        cuts++;
    }

    PauseCounts counts() {
        return new PauseCounts(
                held(Handling.PRESERVE), held(Handling.DISCARD), held(Handling.SWAP), swappedOut, swappedIn, recomputed, evictions, cuts);
    }

    private PauseCounts.Held held(Handling handling) {
        return new PauseCounts.Held(pauses[handling.ordinal()], tokenNanos[handling.ordinal()] / NANOS);
    }
}
