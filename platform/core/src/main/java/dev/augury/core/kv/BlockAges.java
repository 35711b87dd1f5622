package dev.augury.core.kv;

import dev.augury.core.flow.BucketCounts;
import java.util.function.LongSupplier;

/** How long device blocks that held a named prefix were kept and used, in seconds. Written by one loop; the measures are read from any thread. */
public final class BlockAges {

    private static final double NANOS = 1e9;

    private final LongSupplier clock;
    private final long[] takenAt;
    private final long[] usedAt;
    private final BucketCounts lifetimes = seconds();
    private final BucketCounts idles = seconds();
    private final BucketCounts gaps = seconds();

    BlockAges(int blocks, LongSupplier clock) {
        this.clock = clock;
        takenAt = new long[blocks];
        usedAt = new long[blocks];
    }

    /** Returns the times from a block's allocation to its eviction. */
    public BucketCounts lifetimes() {
        return lifetimes;
    }

    /** Returns the times from a block's last use to its eviction. */
    public BucketCounts idles() {
        return idles;
    }

    /** Returns the times between a block's last use and its next. */
    public BucketCounts gaps() {
        return gaps;
    }

    void taken(int block, boolean evicted) {
        long now = clock.getAsLong();
        if (evicted) {
            lifetimes.add((now - takenAt[block]) / NANOS);
            idles.add((now - usedAt[block]) / NANOS);
        }
        takenAt[block] = now;
        usedAt[block] = now;
    }

    /** A block that somebody still holds is in use all the time: only a free one was idle. */
    void shared(int block, boolean wasFree) {
        long now = clock.getAsLong();
        if (wasFree) {
            gaps.add((now - usedAt[block]) / NANOS);
        }
        usedAt[block] = now;
    }

    void released(int block) {
        usedAt[block] = clock.getAsLong();
    }

    private static BucketCounts seconds() {
        return new BucketCounts(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800);
    }
}
