package dev.augury.engine.cpu.weights;

import dev.augury.engine.cpu.kernel.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * A repacked matrix and what is added to its product.
 *
 * @param matrix weights
 * @param bias one element per row, or null
 */
public record Linear(Matrix matrix, float @Nullable [] bias) {

    /** Whether the input is needed as int8 too. */
    public boolean quantized() {
        return matrix.quantized();
    }
}
