package dev.augury.spi.predict;

/**
 * A guess with its spread.
 *
 * @param mean expected value, 0 or more
 * @param p50 median
 * @param p90 value not exceeded with probability 0.9
 * @param p99 value not exceeded with probability 0.99
 */
public record Estimate(double mean, double p50, double p90, double p99) {

    /** Refuses negative or non-finite values and quantiles that fall. */
    public Estimate {
        if (!(mean >= 0 && p50 >= 0 && p50 <= p90 && p90 <= p99 && Double.isFinite(mean) && Double.isFinite(p99))) {
            throw new IllegalArgumentException("Estimate mean " + mean + ", p50 " + p50 + ", p90 " + p90 + ", p99 " + p99
                    + " is out of order; give finite values of 0 or more with p50 <= p90 <= p99");
        }
    }

    /** Returns an estimate without spread. */
    public static Estimate exactly(double value) {
        return new Estimate(value, value, value, value);
    }
}
