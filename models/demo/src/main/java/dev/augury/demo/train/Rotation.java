package dev.augury.demo.train;

import dev.augury.demo.tensor.Rotary;
import dev.augury.demo.tensor.Slice;

/** Rotates the queries and keys of a batch by their positions, which begin at 0 in every document. Immutable. */
final class Rotation {

    private final Rotary rotary;
    private final int width;

    Rotation(ModelSize size) {
        rotary = new Rotary(size.headSize(), ModelSize.ROPE_BASE, size.context());
        width = size.headsWidth();
    }

    private interface Turn {
        void apply(Slice row, int position);
    }

    /** Rotates queries, and keys, which lie before the values. */
    void forward(Batch batch, Selection asking, float[] queries, float[] pairs) {
        turn(batch, asking, queries, width, rotary::forward);
        turn(batch, batch.all, pairs, 2 * width, rotary::forward);
    }

    /** Turns gradients back. */
    void backward(Batch batch, Selection asking, float[] queries, float[] pairs) {
        turn(batch, asking, queries, width, rotary::backward);
        turn(batch, batch.all, pairs, 2 * width, rotary::backward);
    }

    private void turn(Batch batch, Selection selection, float[] heads, int stride, Turn turn) {
        for (int document = 0; document < batch.documents; document++) {
            for (int i = selection.starts[document]; i < selection.starts[document + 1]; i++) {
                turn.apply(new Slice(heads, i * stride, width), selection.rows[i] - batch.starts[document]);
            }
        }
    }
}
