package dev.augury.predictor.histogram;

import dev.augury.spi.predict.Estimate;

/**
 * Counts values in bins of growing width and forgets: each observation makes all earlier ones count a little less. Instead of making those smaller it makes the
 * new one larger, and all smaller together when the numbers get too large.
 */
final class Histogram {

    private static final double LARGE = 1e100;

    private final Span span;
    private final double growth;
    private final double[] bins;
    private double unit = 1;
    private double total;
    private double sum;
    private double least = Double.MAX_VALUE;
    private double most;

    /** Makes an empty one in which an observation counts half after {@code halfLife} further ones. */
    Histogram(Span span, double halfLife) {
        this.span = span;
        growth = Math.pow(2, 1 / halfLife);
        bins = new double[span.bins()];
    }

    void add(double value) {
        unit *= growth;
        if (unit > LARGE) {
            scale(1 / unit);
        }
        put(span.bin(value), value, unit);
    }

    private void put(int bin, double value, double weight) {
        bins[bin] += weight;
        total += weight;
        sum += weight * value;
        least = Math.min(least, value);
        most = Math.max(most, value);
    }

    private void scale(double factor) {
        unit *= factor;
        total *= factor;
        sum *= factor;
        for (int i = 0; i < bins.length; i++) {
            bins[i] *= factor;
        }
    }

    /** Adds another histogram of the same span so that it counts as {@code weight} observations of today. */
    void mix(Histogram other, double weight) {
        double factor = weight * unit / other.total;
        for (int i = 0; i < bins.length; i++) {
            bins[i] += factor * other.bins[i];
        }
        total += factor * other.total;
        sum += factor * other.sum;
        least = Math.min(least, other.least);
        most = Math.max(most, other.most);
    }

    /** Returns the observations, older ones counting in part. */
    double weight() {
        return total / unit;
    }

    /** Returns mean and quantiles of at least one observation. */
    Estimate estimate() {
        return new Estimate(sum / total, quantile(0.5), quantile(0.9), quantile(0.99));
    }

    private double quantile(double share) {
        double wanted = share * total;
        double below = 0;
        int bin = 0;
        while (bin < bins.length - 1 && below + bins[bin] < wanted) {
            below += bins[bin];
            bin++;
        }
        double within = bins[bin] > 0 ? Math.min(1, (wanted - below) / bins[bin]) : 1;
        return Math.clamp(bin == 0 ? least : span.value(bin, within), least, most);
    }
}
