package dev.augury.demo.train;

import dev.augury.demo.tensor.Slice;
import dev.augury.demo.tensor.SwiGlu;

/** The gate of the feed-forward part over rows that hold all gates, then all ups. Immutable. */
final class Gate {

    private final int width;

    Gate(int width) {
        this.width = width;
    }

    void forward(float[] inner, int rows, float[] gated) {
        for (int row = 0; row < rows; row++) {
            SwiGlu.forward(half(inner, 2 * row), half(inner, 2 * row + 1), half(gated, row));
        }
    }

    void backward(float[] inner, int rows, float[] gatedGradient, float[] innerGradient) {
        for (int row = 0; row < rows; row++) {
            SwiGlu.backward(half(inner, 2 * row), half(inner, 2 * row + 1), half(gatedGradient, row), half(innerGradient, 2 * row),
                    half(innerGradient, 2 * row + 1));
        }
    }

    private Slice half(float[] rows, int index) {
        return new Slice(rows, index * width, width);
    }
}
