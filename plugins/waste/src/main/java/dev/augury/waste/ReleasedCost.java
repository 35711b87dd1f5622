package dev.augury.waste;

import dev.augury.spi.schedule.CostView;

/**
 * The constants that the released code of InferCept and LAMPS calculates with.
 *
 * @param saturation S, tokens of a step that saturates the machine
 * @param blockTokens B, tokens per block
 * @param tokenSeconds a, seconds that one more token adds to a step
 * @param saturatedSeconds F_S, seconds of a saturated step
 * @param swapStepSeconds F', seconds of a saturated step whose tokens are swapped meanwhile
 * @param swapTokenSeconds seconds by which one swapped token prolongs a step
 */
public record ReleasedCost(
        int saturation, int blockTokens, double tokenSeconds, double saturatedSeconds, double swapStepSeconds, double swapTokenSeconds) {

    private static final double MILLIS = 1e-3;
    private static final double NANOS = 1e9;

    /** Returns the constants as the code writes them: a step of x tokens takes {@code a·x + c} milliseconds; those of swaps are its own. */
    public static ReleasedCost ofScript(double a, double c, int saturation, int blockTokens) {
        return new ReleasedCost(
                saturation, blockTokens, a * MILLIS, (a * saturation + c) * MILLIS, (0.181 * saturation + 22.5) * MILLIS, 0.136 * MILLIS);
    }

    /** Returns the constants of the machine that serves; a saturated step has the lane's token budget. */
    public static ReleasedCost fitted(CostView cost, int saturation, int blockTokens) {
        double idle = cost.stepNanos(0, 0, 0) / NANOS;
        double saturated = cost.stepNanos(saturation, 0, 0) / NANOS;
        double swap = cost.swapNanos(saturation) / NANOS;
        return new ReleasedCost(saturation, blockTokens, (saturated - idle) / saturation, saturated, saturated + swap, swap / saturation);
    }
}
