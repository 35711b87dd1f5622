package dev.augury.replay.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A request that arrives.
 *
 * @param at nanoseconds after the beginning
 * @param record number of the traced request that it repeats
 */
public record Arrival(long at, int record) {

    private static final double NANOS = 1e9;

    /**
     * Draws the arrivals of a Poisson process, each a traced request drawn with replacement. Gaps and requests follow from the seed alone and the gaps are divided by
     * the rate, so that the same requests come in the same order at every rate, only faster.
     *
     * @param rate requests per second
     * @param records how many traced requests there are
     * @param seconds for how long requests arrive
     */
    public static List<Arrival> poisson(double rate, int records, double seconds, long seed) {
        if (!(rate > 0) || !(seconds > 0)) {
            throw new IllegalArgumentException("A rate of " + rate + " requests per second over " + seconds + " s brings nobody; give positive numbers");
        }
        SplittableRandom gaps = new SplittableRandom(seed);
        SplittableRandom choices = gaps.split();
        List<Arrival> arrivals = new ArrayList<>();
        for (double at = next(gaps) / rate; at < seconds; at += next(gaps) / rate) {
            arrivals.add(new Arrival((long) (at * NANOS), choices.nextInt(records)));
        }
        return arrivals;
    }

    private static double next(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }
}
