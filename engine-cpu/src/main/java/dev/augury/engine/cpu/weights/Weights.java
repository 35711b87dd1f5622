package dev.augury.engine.cpu.weights;

import dev.augury.engine.cpu.kernel.EmbeddingTable;
import dev.augury.engine.cpu.kernel.Matrix;
import java.util.List;

/**
 * All weights of a model.
 *
 * @param embedding read from the file, row by row
 * @param layers the layers
 * @param outputNorm before the output
 * @param output to logits
 * @param frequencies angle per position of each rotating pair of channels
 */
public record Weights(
        EmbeddingTable embedding, List<LayerWeights> layers, float[] outputNorm, Matrix output, double[] frequencies) {

    /** Copies the list. */
    public Weights {
        layers = List.copyOf(layers);
    }
}
