package dev.augury.replay.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * How something is spread over requests.
 *
 * @param count how many there are
 * @param mean their mean, NaN without any
 * @param p50 their median
 * @param p99 their 99th percentile
 */
public record Spread(int count, double mean, double p50, double p99) {

    /** Returns the spread of some values; percentiles are values that occur, the lowest that so many percent do not exceed. */
    public static Spread of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return new Spread(sorted.length, Arrays.stream(sorted).average().orElse(Double.NaN), at(sorted, 0.5), at(sorted, 0.99));
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
