package dev.augury.demo.train;

import dev.augury.demo.tensor.VectorGemm;
import java.util.List;

/** What one thread of training needs: activations, a batch and gradients of its own. */
final class Worker {

    private final Network network;
    private final Batch batch;
    private final Weights weights;
    private long rows;
    private long learned;

    Worker(Layout layout, float[] values, int packTokens) {
        network = new Network(layout, new VectorGemm(), packTokens);
        batch = new Batch(packTokens);
        weights = new Weights(values, new float[values.length]);
    }

    /** Adds the gradients of a batch from each packer and returns the sum of the cross entropies. */
    double learn(List<Packer> packers) {
        double loss = 0;
        rows = 0;
        learned = 0;
        for (Packer packer : packers) {
            packer.fill(batch);
            loss += network.lossAndGradients(batch, weights);
            rows += batch.rows();
            learned += batch.learned.count;
        }
        return loss;
    }

    /** Returns the sum of the cross entropies of documents, batch after batch, and counts them as learned. */
    double judge(List<Document> documents) {
        double loss = 0;
        learned = 0;
        batch.clear();
        for (Document document : documents) {
            if (!batch.add(document)) {
                loss += judge();
                if (!batch.add(document)) {
                    throw new IllegalArgumentException("A held-out document has " + document.tokens().length + " tokens, but batches only "
                            + batch.capacity + "; train with larger packs");
                }
            }
        }
        return loss + judge();
    }

    private double judge() {
        double loss = network.loss(batch, weights.values());
        learned += batch.learned.count;
        batch.clear();
        return loss;
    }

    float[] gradients() {
        return weights.gradients();
    }

    /** Returns the rows of the last call. */
    long rows() {
        return rows;
    }

    /** Returns the learned tokens of the last call. */
    long learned() {
        return learned;
    }
}
