package dev.augury.core.loop;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** How long steps took, in buckets. Written by one loop, read from any thread. */
public final class StepHistogram {

    private static final double[] SECONDS = {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.5, 0.75, 1, 2, 5, 10};

    private final AtomicLongArray counts = new AtomicLongArray(SECONDS.length + 1);
    private final AtomicLong nanos = new AtomicLong();

    void add(long stepNanos) {
        double seconds = stepNanos / 1e9;
        int bucket = 0;
        while (bucket < SECONDS.length && seconds > SECONDS[bucket]) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        nanos.addAndGet(stepNanos);
    }

    /** Returns the upper bounds of the buckets in seconds, ascending; one more bucket takes the rest. */
    public static double[] bounds() {
        return SECONDS.clone();
    }

    /** Returns the number of steps per bucket, not summed up. */
    public long[] counts() {
        long[] copy = new long[counts.length()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = counts.get(i);
        }
        return copy;
    }

    /** Returns the seconds of all steps. */
    public double seconds() {
        return nanos.get() / 1e9;
    }
}
