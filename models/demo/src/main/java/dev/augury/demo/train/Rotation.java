package dev.augury.demo.train;

/**
 * Rotary embedding of queries and keys (Su et al., 2021) in the order of llama's model files: channel 2i turns with channel 2i + 1.
 * Positions begin at 0 in every document. Immutable.
 */
final class Rotation {

    private final int heads;
    private final int headSize;
    private final float[] cosines;
    private final float[] sines;

    Rotation(ModelSize size) {
        heads = size.heads();
        headSize = size.headSize();
        int pairs = headSize / 2;
        cosines = new float[size.context() * pairs];
        sines = new float[size.context() * pairs];
        for (int position = 0; position < size.context(); position++) {
            for (int i = 0; i < pairs; i++) {
                double angle = position * Math.pow(ModelSize.ROPE_BASE, -2.0 * i / headSize);
                cosines[position * pairs + i] = (float) Math.cos(angle);
                sines[position * pairs + i] = (float) Math.sin(angle);
            }
        }
    }

    /** Rotates queries and keys, which lie before the values in each row. */
    void forward(Batch batch, float[] rows) {
        turn(batch, rows, 1);
    }

    /** Turns gradients back. */
    void backward(Batch batch, float[] rows) {
        turn(batch, rows, -1);
    }

    private void turn(Batch batch, float[] rows, float direction) {
        int pairs = headSize / 2;
        for (int document = 0; document < batch.documents; document++) {
            int start = batch.starts[document];
            for (int row = start; row < batch.starts[document + 1]; row++) {
                int table = (row - start) * pairs;
                for (int head = 0; head < 2 * heads; head++) {
                    turn(rows, (row * 3 * heads + head) * headSize, table, direction);
                }
            }
        }
    }

    private void turn(float[] rows, int at, int table, float direction) {
        for (int i = 0; i < headSize / 2; i++) {
            float cosine = cosines[table + i];
            float sine = direction * sines[table + i];
            float x = rows[at + 2 * i];
            float y = rows[at + 2 * i + 1];
            rows[at + 2 * i] = x * cosine - y * sine;
            rows[at + 2 * i + 1] = x * sine + y * cosine;
        }
    }
}
