package dev.augury.demo.train;

import dev.augury.demo.tensor.Gemm;
import java.util.ArrayList;
import java.util.List;

/** Forward and backward pass of the model over a batch. Holds the activations of one batch; one per worker, not thread-safe. */
final class Network {

    private final Parameter embedding;
    private final Activations rows;
    private final List<DecoderLayer> layers = new ArrayList<>();
    private final Output output;

    /** Allocates room for batches of so many rows. */
    Network(Layout layout, Gemm gemm, int capacity) {
        ModelSize size = layout.size();
        embedding = layout.embedding();
        rows = new Activations(size, capacity);
        DecoderLayer.Shared shared = new DecoderLayer.Shared(layout, gemm, new Rotation(size), new Attention(size, gemm));
        for (int i = 0; i < size.layers(); i++) {
            layers.add(new DecoderLayer(i, shared));
        }
        output = new Output(layout, gemm);
    }

    /** Returns the sum of the cross entropies of the learned tokens, in nats. */
    double loss(Batch batch, float[] values) {
        forward(batch, values);
        return output.loss(batch, rows.last, values);
    }

    /** Returns the logits of the learned rows, one row of the vocabulary's length each. */
    float[] logits(Batch batch, float[] values) {
        forward(batch, values);
        return output.logits(batch.learned.count, rows.last, values);
    }

    /** Returns the sum of the cross entropies and adds its gradients. */
    double lossAndGradients(Batch batch, Weights weights) {
        forward(batch, weights.values());
        double loss = output.lossAndGradients(batch, rows, weights);
        for (int i = layers.size() - 1; i >= 0; i--) {
            layers.get(i).backward(batch, rows.layers[i], rows.gradients, weights);
        }
        int width = embedding.columns();
        for (int row = 0; row < batch.rows(); row++) {
            int at = embedding.offset() + batch.tokens[row] * width;
            for (int i = 0; i < width; i++) {
                weights.gradients()[at + i] += rows.gradients.states[row * width + i];
            }
        }
        return loss;
    }

    private void forward(Batch batch, float[] values) {
        int width = embedding.columns();
        for (int row = 0; row < batch.rows(); row++) {
            System.arraycopy(values, embedding.offset() + batch.tokens[row] * width, rows.layers[0].input, row * width, width);
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(batch, rows.layers[i], values, i + 1 < layers.size() ? rows.layers[i + 1].input : rows.last);
        }
    }
}
