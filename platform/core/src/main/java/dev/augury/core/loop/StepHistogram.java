package dev.augury.core.loop;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.DoubleAdder;

/** A measure of steps in buckets. Written by one loop, read from any thread. */
public final class StepHistogram {

    private final double[] bounds;
    private final AtomicLongArray counts;
    private final DoubleAdder sum = new DoubleAdder();

    private StepHistogram(double... bounds) {
        this.bounds = bounds;
        counts = new AtomicLongArray(bounds.length + 1);
    }

    /** Returns a measure of the seconds that steps take. */
    static StepHistogram ofSeconds() {
        return new StepHistogram(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 0.75, 1, 2, 5, 10);
    }

    /** Returns a measure of the tokens that steps compute. */
    static StepHistogram ofTokens() {
        return new StepHistogram(1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384);
    }

    void add(double value) {
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

    /** Returns the number of steps per bucket, not summed up. */
    public long[] counts() {
        long[] copy = new long[counts.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts.get(i);
        }
        return copy;
    }

    /** Returns the sum over all steps. */
    public double sum() {
        return sum.sum();
    }
}
