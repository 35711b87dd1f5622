package dev.augury.example;

import dev.augury.spi.predict.Estimate;
import java.util.Arrays;

/** The lengths of a program's last answers: a ring that overwrites the oldest. */
final class RecentLengths {

    private final int[] ring;
    private int added;

    RecentLengths(int window) {
        ring = new int[window];
    }

    void add(int tokens) {
        ring[added % ring.length] = tokens;
        added = added + 1 == 2 * ring.length ? ring.length : added + 1;
    }

    /** Returns mean and quantiles of what is remembered, which is at least one length. */
    Estimate estimate() {
        int[] sorted = Arrays.copyOf(ring, Math.min(added, ring.length));
        Arrays.sort(sorted);
        return new Estimate(Arrays.stream(sorted).average().orElseThrow(), quantile(sorted, 0.5), quantile(sorted, 0.9), quantile(sorted, 0.99));
    }

    private static double quantile(int[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
