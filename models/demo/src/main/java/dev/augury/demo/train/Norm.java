package dev.augury.demo.train;

/** Root-mean-square norm of rows with a learned gain (Zhang and Sennrich, 2019). */
final class Norm {

    private final int offset;
    private final int width;

    /** Finds the gains among the parameters. */
    Norm(Slice gains) {
        offset = gains.offset();
        width = gains.columns();
    }

    private float inverse(float[] x, int from) {
        float squares = 0;
        for (int i = from; i < from + width; i++) {
            squares += x[i] * x[i];
        }
        return (float) (1 / Math.sqrt(squares / width + ModelSize.EPSILON));
    }

    /** Norms rows of {@code x} into {@code y}. */
    void forward(float[] x, int rows, float[] values, float[] y) {
        for (int from = 0; from < rows * width; from += width) {
            float inverse = inverse(x, from);
            for (int i = 0; i < width; i++) {
                y[from + i] = x[from + i] * inverse * values[offset + i];
            }
        }
    }

    /** Adds to the gradients of {@code x} and of the gains what the gradients of the outcome mean for them. */
    void backward(float[] x, int rows, Weights weights, float[] yGradient, float[] xGradient) {
        float[] values = weights.values();
        float[] gradients = weights.gradients();
        for (int from = 0; from < rows * width; from += width) {
            float inverse = inverse(x, from);
            float along = 0;
            for (int i = 0; i < width; i++) {
                along += yGradient[from + i] * values[offset + i] * x[from + i];
            }
            float back = along * inverse * inverse * inverse / width;
            for (int i = 0; i < width; i++) {
                float gradient = yGradient[from + i];
                gradients[offset + i] += gradient * x[from + i] * inverse;
                xGradient[from + i] += gradient * values[offset + i] * inverse - x[from + i] * back;
            }
        }
    }
}
