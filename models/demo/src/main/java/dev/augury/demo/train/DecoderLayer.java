package dev.augury.demo.train;

import dev.augury.demo.tensor.Gemm;

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
    private final int width;
    private final Gate gate;
    private final Norm attentionNorm;
    private final Projection heads;
    private final Projection gathered;
    private final Norm feedForwardNorm;
    private final Projection inner;
    private final Projection down;

    DecoderLayer(int index, Shared shared) {
        this.shared = shared;
        ModelSize size = shared.layout.size();
        Layout.Layer place = shared.layout.layer(index);
        Gemm gemm = shared.gemm;
        width = size.width();
        gate = new Gate(size.feedForward());
        attentionNorm = new Norm(place.attentionNorm());
        heads = new Projection(gemm, place.query().offset(), width, 3 * size.headsWidth());
        gathered = new Projection(gemm, place.output().offset(), size.headsWidth(), width);
        feedForwardNorm = new Norm(place.feedForwardNorm());
        inner = new Projection(gemm, place.gate().offset(), width, 2 * size.feedForward());
        down = new Projection(gemm, place.down().offset(), size.feedForward(), width);
    }

    /** Computes the hidden states that leave from those that entered. */
    void forward(Batch batch, Activations.Layer rows, float[] values, float[] outcome) {
        int count = batch.rows();
        attentionNorm.forward(rows.input, count, values, rows.attentionInput);
        heads.forward(rows.attentionInput, count, values, rows.heads, false);
        shared.rotation.forward(batch, rows.heads);
        shared.attention.forward(batch, rows);
        System.arraycopy(rows.input, 0, rows.middle, 0, count * width);
        gathered.forward(rows.gathered, count, values, rows.middle, true);
        feedForwardNorm.forward(rows.middle, count, values, rows.feedForwardInput);
        inner.forward(rows.feedForwardInput, count, values, rows.inner, false);
        gate.forward(rows.inner, count, rows.gated);
        System.arraycopy(rows.middle, 0, outcome, 0, count * width);
        down.forward(rows.gated, count, values, outcome, true);
    }

    /** Turns the gradients of the hidden states that leave into those of the ones that entered, in place. */
    void backward(Batch batch, Activations.Layer rows, Activations.Gradients gradients, Weights weights) {
        int count = batch.rows();
        down.backward(rows.gated, count, weights, gradients.states, gradients.gated);
        gate.backward(rows.inner, count, gradients.gated, gradients.inner);
        inner.backward(rows.feedForwardInput, count, weights, gradients.inner, gradients.normed);
        feedForwardNorm.backward(rows.middle, count, weights, gradients.normed, gradients.states);
        gathered.backward(rows.gathered, count, weights, gradients.states, gradients.gathered);
        shared.attention.backward(batch, rows, gradients);
        shared.rotation.backward(batch, gradients.heads);
        heads.backward(rows.attentionInput, count, weights, gradients.heads, gradients.normed);
        attentionNorm.backward(rows.input, count, weights, gradients.normed, gradients.states);
    }
}
