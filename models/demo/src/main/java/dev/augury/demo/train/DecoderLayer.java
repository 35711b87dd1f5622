package dev.augury.demo.train;

import dev.augury.demo.tensor.Gemm;
import java.util.Arrays;

/** One layer: attention and the feed-forward part, each on normed hidden states and added to them. One per worker. */
final class DecoderLayer {

    /**
     * What all layers of a worker share.
     *
     * @param layout places of the parameters
     * @param gemm products
     * @param rotation rotary embedding
     * @param attention attention
     */
    record Shared(Layout layout, Gemm gemm, Rotation rotation, Attention attention) {}

    private final Shared shared;
    private final boolean last;
    private final int width;
    private final Gate gate;
    private final Norm attentionNorm;
    private final Projection queries;
    private final Projection pairs;
    private final Projection gathered;
    private final Norm feedForwardNorm;
    private final Projection inner;
    private final Projection down;

    DecoderLayer(int index, Shared shared) {
        this.shared = shared;
        ModelSize size = shared.layout.size();
        Layout.Layer place = shared.layout.layer(index);
        Gemm gemm = shared.gemm;
        last = index + 1 == size.layers();
        width = size.width();
        gate = new Gate(size.feedForward());
        attentionNorm = new Norm(place.attentionNorm());
        queries = new Projection(gemm, place.query().offset(), width, size.headsWidth());
        pairs = new Projection(gemm, place.query().end(), width, 2 * size.headsWidth());
        gathered = new Projection(gemm, place.output().offset(), size.headsWidth(), width);
        feedForwardNorm = new Norm(place.feedForwardNorm());
        inner = new Projection(gemm, place.gate().offset(), width, 2 * size.feedForward());
        down = new Projection(gemm, place.down().offset(), size.feedForward(), width);
    }

    /** Returns the rows that ask: all, but in the last layer, where others serve as keys and values only, the learned ones. */
    private Selection asking(Batch batch) {
        return last ? batch.learned : batch.all;
    }

    /** Computes the hidden states that leave, of the rows that ask, from those that entered. */
    void forward(Batch batch, Activations.Layer rows, float[] values, float[] outcome) {
        Selection asking = asking(batch);
        attentionNorm.forward(rows.input, batch.rows(), values, rows.attentionInput);
        if (last) {
            asking.gather(rows.attentionInput, width, rows.queryInput);
        }
        queries.forward(rows.queryInput, asking.count, values, rows.queries, false);
        pairs.forward(rows.attentionInput, batch.rows(), values, rows.pairs, false);
        shared.rotation.forward(batch, asking, rows.queries, rows.pairs);
        shared.attention.forward(batch, asking, rows);
        asking.gather(rows.input, width, rows.middle);
        gathered.forward(rows.gathered, asking.count, values, rows.middle, true);
        feedForwardNorm.forward(rows.middle, asking.count, values, rows.feedForwardInput);
        inner.forward(rows.feedForwardInput, asking.count, values, rows.inner, false);
        gate.forward(rows.inner, asking.count, rows.gated);
        System.arraycopy(rows.middle, 0, outcome, 0, asking.count * width);
        down.forward(rows.gated, asking.count, values, outcome, true);
    }

    /** Turns the gradients of the hidden states that leave into those of the ones that entered. */
    void backward(Batch batch, Activations.Layer rows, Activations.Gradients gradients, Weights weights) {
        int count = asking(batch).count;
        float[] states = last ? gradients.lastStates : gradients.states;
        down.learn(rows.gated, count, weights.gradients(), states);
        down.backward(states, count, weights.values(), gradients.gated, false);
        gate.backward(rows.inner, count, gradients.gated, gradients.inner);
        inner.learn(rows.feedForwardInput, count, weights.gradients(), gradients.inner);
        inner.backward(gradients.inner, count, weights.values(), gradients.normed, false);
        feedForwardNorm.backward(rows.middle, count, weights, gradients.normed, states);
        gathered.learn(rows.gathered, count, weights.gradients(), states);
        gathered.backward(states, count, weights.values(), gradients.gathered, false);
        attentionBackward(batch, rows, gradients, weights);
    }

    private void attentionBackward(Batch batch, Activations.Layer rows, Activations.Gradients gradients, Weights weights) {
        Selection asking = asking(batch);
        shared.attention.backward(batch, asking, rows, gradients);
        shared.rotation.backward(batch, asking, gradients.queries, gradients.pairs);
        queries.learn(rows.queryInput, asking.count, weights.gradients(), gradients.queries);
        pairs.learn(rows.attentionInput, batch.rows(), weights.gradients(), gradients.pairs);
        pairs.backward(gradients.pairs, batch.rows(), weights.values(), gradients.normed, false);
        if (last) {
            queries.backward(gradients.queries, asking.count, weights.values(), gradients.lastNormed, false);
            asking.scatter(gradients.lastNormed, width, gradients.normed);
            Arrays.fill(gradients.states, 0, batch.rows() * width, 0);
            asking.scatter(gradients.lastStates, width, gradients.states);
        } else {
            queries.backward(gradients.queries, asking.count, weights.values(), gradients.normed, true);
        }
        attentionNorm.backward(rows.input, batch.rows(), weights, gradients.normed, gradients.states);
    }
}
