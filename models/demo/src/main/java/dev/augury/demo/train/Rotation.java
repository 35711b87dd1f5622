package dev.augury.demo.train;

import dev.augury.demo.tensor.Rotary;
import dev.augury.demo.tensor.Slice;

/** Rotates the queries and keys of a batch by their positions, which begin at 0 in every document. Immutable. */
final class Rotation {

    private final Rotary rotary;
    private final int turned;

    Rotation(ModelSize size) {
        rotary = new Rotary(size.headSize(), ModelSize.ROPE_BASE, size.context());
        turned = 2 * size.headsWidth();
    }

    private interface Turn {
        void apply(Slice row, int position);
    }

    /** Rotates queries and keys, which lie before the values in each row. */
    void forward(Batch batch, float[] rows) {
        turn(batch, rows, rotary::forward);
    }

    /** Turns gradients back. */
    void backward(Batch batch, float[] rows) {
        turn(batch, rows, rotary::backward);
    }

    private void turn(Batch batch, float[] rows, Turn turn) {
        int stride = turned / 2 * 3;
        for (int document = 0; document < batch.documents; document++) {
            int start = batch.starts[document];
            for (int row = start; row < batch.starts[document + 1]; row++) {
                turn.apply(new Slice(rows, row * stride, turned), row - start);
            }
        }
    }
}
