package dev.augury.demo.train;

import dev.augury.demo.tensor.Gemm;
import dev.augury.demo.tensor.Slice;
import dev.augury.demo.tensor.Softmax;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The last norm, the logits over the tied embedding and the cross entropy, for the rows whose next token is learned. Logits live in chunks
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
        for (int from = 0; from < batch.learned; from += CHUNK) {
            int count = Math.min(CHUNK, batch.learned - from);
            fill(last, batch.learnedRows, from, count, values);
            loss += crossEntropy(batch, from, count);
        }
        return loss;
    }

    /** Returns the sum of the cross entropies, adds to the gradients of embedding and norm, and sets those of the last hidden states. */
    double lossAndGradients(Batch batch, Activations rows, Weights weights) {
        double loss = 0;
        Arrays.fill(rows.gradients.states, 0, batch.rows() * width, 0);
        for (int from = 0; from < batch.learned; from += CHUNK) {
            int count = Math.min(CHUNK, batch.learned - from);
            fill(rows.last, batch.learnedRows, from, count, weights.values());
            loss += crossEntropy(batch, from, count);
            embedding.backward(normed, count, weights, logits, normedGradient);
            Arrays.fill(statesGradient, 0, count * width, 0);
            norm.backward(states, count, weights, normedGradient, statesGradient);
            for (int i = 0; i < count; i++) {
                System.arraycopy(statesGradient, i * width, rows.gradients.states, batch.learnedRows[from + i] * width, width);
            }
        }
        return loss;
    }

    /** Returns the logits after every row. */
    float[] logits(int rows, float[] last, float[] values) {
        float[] all = new float[rows * vocabulary];
        int[] every = IntStream.range(0, rows).toArray();
        for (int from = 0; from < rows; from += CHUNK) {
            int count = Math.min(CHUNK, rows - from);
            fill(last, every, from, count, values);
            System.arraycopy(logits, 0, all, from * vocabulary, count * vocabulary);
        }
        return all;
    }

    private void fill(float[] last, int[] rows, int from, int count, float[] values) {
        for (int i = 0; i < count; i++) {
            System.arraycopy(last, rows[from + i] * width, states, i * width, width);
        }
        norm.forward(states, count, values, normed);
        embedding.forward(normed, count, values, logits, false);
    }

    /** Leaves in the place of the logits their gradients. */
    private double crossEntropy(Batch batch, int from, int count) {
        double loss = 0;
        for (int i = 0; i < count; i++) {
            int target = batch.targets[batch.learnedRows[from + i]];
            loss += Softmax.crossEntropy(new Slice(logits, i * vocabulary, vocabulary), target, 1);
        }
        return loss;
    }
}
