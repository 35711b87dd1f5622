package dev.augury.demo.train;

import dev.augury.demo.tensor.RmsNorm;
import dev.augury.demo.tensor.Slice;

/** A norm whose gains lie among the parameters. */
final class Norm {

    private final Parameter gains;
    private final RmsNorm norm;

    Norm(Parameter gains) {
        this.gains = gains;
        norm = new RmsNorm(gains.columns(), ModelSize.EPSILON);
    }

    private Slice rows(float[] data, int rows) {
        return new Slice(data, 0, rows * gains.columns());
    }

    private Slice gains(float[] data) {
        return new Slice(data, gains.offset(), gains.columns());
    }

    /** Norms rows of {@code x} into {@code y}. */
    void forward(float[] x, int rows, float[] values, float[] y) {
        norm.forward(rows(x, rows), gains(values), rows(y, rows));
    }

    /** Adds to the gradients of {@code x} and of the gains what the gradients of the outcome mean for them. */
    void backward(float[] x, int rows, Weights weights, float[] yGradient, float[] xGradient) {
        norm.backward(rows(x, rows), gains(weights.values()), rows(yGradient, rows), rows(xGradient, rows), gains(weights.gradients()));
    }
}
