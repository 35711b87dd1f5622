package dev.augury.demo.train;

/** The gate of the feed-forward part: {@code silu(gate) · up} (Shazeer, 2020). Each row holds all gates, then all ups. Stateless. */
final class Gate {

    private final int width;

    Gate(int width) {
        this.width = width;
    }

    void forward(float[] inner, int rows, float[] gated) {
        for (int row = 0; row < rows; row++) {
            int gate = row * 2 * width;
            for (int i = 0; i < width; i++) {
                float x = inner[gate + i];
                gated[row * width + i] = x * sigmoid(x) * inner[gate + width + i];
            }
        }
    }

    void backward(float[] inner, int rows, float[] gatedGradient, float[] innerGradient) {
        for (int row = 0; row < rows; row++) {
            int gate = row * 2 * width;
            for (int i = 0; i < width; i++) {
                float x = inner[gate + i];
                float sigmoid = sigmoid(x);
                float gradient = gatedGradient[row * width + i];
                innerGradient[gate + width + i] = gradient * x * sigmoid;
                innerGradient[gate + i] = gradient * inner[gate + width + i] * sigmoid * (1 + x * (1 - sigmoid));
            }
        }
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }
}
