package dev.augury.waste;

import dev.augury.spi.schedule.CostView;

/**
 * The costs that the host fitted while serving.
 *
 * @param view the host's cost model
 */
public record FittedCost(CostView view) implements TimeCost {

    private static final double NANOS = 1e9;

    @Override
    public double computeSeconds(int tokens) {
        return tokens == 0 ? 0 : view.recomputeNanos(tokens) / NANOS;
    }

    @Override
    public double stepSeconds() {
        return view.stepNanos(0, 0, 0) / NANOS;
    }

    @Override
    public double swapSeconds(int tokens) {
        return view.swapNanos(tokens) / NANOS;
    }
}
