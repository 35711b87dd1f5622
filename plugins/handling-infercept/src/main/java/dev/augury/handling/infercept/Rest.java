package dev.augury.handling.infercept;

import dev.augury.spi.handling.PausedCallView;
import java.util.OptionalDouble;

/**
 * What is left of a call, in seconds: T_INT of InferCept (arXiv 2402.01869). Its estimator for calls whose duration nobody knows is the time passed since they
 * began, taken anew in every step; its released code takes the prediction less the time passed.
 *
 * @param estimator which of them
 */
record Rest(InferceptConfig.Estimator estimator) {

    private static final double NANOS = 1e9;
    private static final double FLOOR = 1e-9;

    double seconds(PausedCallView call, long now) {
        double elapsed = Math.max(0, now - call.startedAt()) / NANOS;
        OptionalDouble predicted = call.predictedSeconds();
        if (predicted.isEmpty()) {
            return elapsed;
        }
        double left = predicted.getAsDouble() - elapsed;
        return switch (estimator) {
            case MIXED -> left > 0 ? left : elapsed;
            case PREDICTED -> Math.max(FLOOR, left);
            case ELAPSED -> elapsed;
        };
    }
}
