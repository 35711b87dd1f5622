package dev.augury.core.flow;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/** How often values fell into buckets. Written by one loop, read from any thread. */
public final class BucketCounts {

    private final double[] bounds;
    private final AtomicLongArray counts;
    private final DoubleAdder sum = new DoubleAdder();

    /** Makes empty buckets with these upper bounds, ascending; one more bucket takes the rest. */
    public BucketCounts(double... bounds) {
        this.bounds = bounds.clone();
        counts = new AtomicLongArray(bounds.length + 1);
    }

    /** Counts a value. */
    public void add(double value) {
        int bucket = 0;
        while (bucket < bounds.length && value > bounds[bucket]) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        sum.add(value);
    }

    /** Returns the upper bounds of the buckets, ascending; one more bucket takes the rest. */
    public double[] bounds() {
        return bounds.clone();
    }

    /** Returns the number of values per bucket, not summed up. */
    public long[] counts() {
        long[] copy = new long[counts.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts.get(i);
        }
        return copy;
    }

    /** Returns the sum of all values. */
    public double sum() {
        return sum.sum();
    }
}
