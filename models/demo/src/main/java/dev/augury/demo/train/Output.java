package dev.augury.demo.train;

import dev.augury.demo.tensor.Gemm;
import dev.augury.demo.tensor.Slice;
import dev.augury.demo.tensor.Softmax;
import java.util.Arrays;

/**
 * The last norm, the logits over the tied embedding and the cross entropy, for the learned rows, which alone leave the last layer. Logits live in chunks
 * of rows that go forward and back at once. One per worker.
 */
final class Output {

    private static final int CHUNK = 256;

    private final int width;
    private final int vocabulary;
    private final Norm norm;
    private final Projection embedding;
    private final float[] states;
    private final float[] normed;
    private final float[] normedGradient;
    private final float[] statesGradient;
    private final float[] logits;

    Output(Layout layout, Gemm gemm) {
        width = layout.size().width();
        vocabulary = layout.size().vocabulary();
        norm = new Norm(layout.outputNorm());
        embedding = new Projection(gemm, layout.embedding().offset(), width, vocabulary);
        states = new float[CHUNK * width];
        normed = new float[CHUNK * width];
        normedGradient = new float[CHUNK * width];
        statesGradient = new float[CHUNK * width];
        logits = new float[CHUNK * vocabulary];
    }

    /** Returns the sum of the cross entropies of the learned tokens, in nats. */
    double loss(Batch batch, float[] last, float[] values) {
        double loss = 0;
        for (int from = 0; from < batch.learned.count; from += CHUNK) {
            int count = Math.min(CHUNK, batch.learned.count - from);
            fill(last, from, count, values);
            loss += crossEntropy(batch, from, count);
        }
        return loss;
    }

    /** Returns the sum of the cross entropies, adds to the gradients of embedding and norm, and sets those of the last hidden states. */
    double lossAndGradients(Batch batch, Activations rows, Weights weights) {
        double loss = 0;
        for (int from = 0; from < batch.learned.count; from += CHUNK) {
            int count = Math.min(CHUNK, batch.learned.count - from);
            fill(rows.last, from, count, weights.values());
            loss += crossEntropy(batch, from, count);
            embedding.learn(normed, count, weights.gradients(), logits);
            embedding.backward(logits, count, weights.values(), normedGradient, false);
            Arrays.fill(statesGradient, 0, count * width, 0);
            norm.backward(states, count, weights, normedGradient, statesGradient);
            System.arraycopy(statesGradient, 0, rows.gradients.lastStates, from * width, count * width);
        }
        return loss;
    }

    /** Returns the logits of rows of the last hidden states. */
    float[] logits(int rows, float[] last, float[] values) {
        float[] all = new float[rows * vocabulary];
        for (int from = 0; from < rows; from += CHUNK) {
            int count = Math.min(CHUNK, rows - from);
            fill(last, from, count, values);
            System.arraycopy(logits, 0, all, from * vocabulary, count * vocabulary);
        }
        return all;
    }

    private void fill(float[] last, int from, int count, float[] values) {
        System.arraycopy(last, from * width, states, 0, count * width);
        norm.forward(states, count, values, normed);
        embedding.forward(normed, count, values, logits, false);
    }

    /** Leaves in the place of the logits their gradients. */
    private double crossEntropy(Batch batch, int from, int count) {
        double loss = 0;
        for (int i = 0; i < count; i++) {
            int target = batch.targets[batch.learned.rows[from + i]];
            loss += Softmax.crossEntropy(new Slice(logits, i * vocabulary, vocabulary), target, 1);
        }
        return loss;
    }
}
