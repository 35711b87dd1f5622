package dev.augury.replay.cost;

/**
 * A shape with its time.
 *
 * @param shape the shape in words
 * @param measuredNanos median of what was measured
 * @param fittedNanos what the fitted costs say
 * @param fitted whether the fit saw it
 */
public record CostRow(String shape, long measuredNanos, long fittedNanos, boolean fitted) {

    /** Returns by which part of the measured time the fitted time lies above it, or below if negative. */
    public double error() {
        return (double) fittedNanos / measuredNanos - 1;
    }
}
