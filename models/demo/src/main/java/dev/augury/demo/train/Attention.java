package dev.augury.demo.train;

import dev.augury.demo.tensor.Gemm;
import dev.augury.demo.tensor.Gemm.Block;
import dev.augury.demo.tensor.Slice;
import dev.augury.demo.tensor.Softmax;
import java.util.Arrays;

/**
 * Causal attention within documents. Queries go in blocks of rows, each against the keys up to its last row, so that little of what lies
 * above the diagonal is computed; the weights are kept for the backward pass. One per worker.
 */
final class Attention {

    private static final int BLOCK = 128;

    private final ModelSize size;
    private final Gemm gemm;
    private final int stride;
    private final float scale;
    private float[] weightsGradient = new float[0];

    Attention(ModelSize size, Gemm gemm) {
        this.size = size;
        this.gemm = gemm;
        stride = 3 * size.headsWidth();
        scale = (float) (1 / Math.sqrt(size.headSize()));
    }

    /** A block of queries of one head: {@code rows} rows from {@code first} of a document that begins at {@code start}. */
    private record Tile(int start, int first, int rows, int head, int offset) {

        int keys() {
            return first + rows;
        }
    }

    private interface Action {
        void accept(Tile tile);
    }

    private void eachTile(Batch batch, Action action) {
        int offset = 0;
        for (int document = 0; document < batch.documents; document++) {
            int start = batch.starts[document];
            int length = batch.starts[document + 1] - start;
            for (int head = 0; head < size.heads(); head++) {
                for (int first = 0; first < length; first += BLOCK) {
                    Tile tile = new Tile(start, first, Math.min(BLOCK, length - first), head, offset);
                    action.accept(tile);
                    offset += tile.rows * tile.keys();
                }
            }
        }
    }

    private int room(Batch batch) {
        int room = 0;
        for (int document = 0; document < batch.documents; document++) {
            int length = batch.starts[document + 1] - batch.starts[document];
            for (int first = 0; first < length; first += BLOCK) {
                int rows = Math.min(BLOCK, length - first);
                room += size.heads() * rows * (first + rows);
            }
        }
        return room;
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length + length / 4];
    }

    private Block part(float[] heads, int row, int kind, Tile tile, boolean transposed) {
        return new Block(heads, row * stride + kind * size.headsWidth() + tile.head * size.headSize(), stride, transposed);
    }

    private Block gatheredPart(float[] gathered, Tile tile) {
        return new Block(gathered, (tile.start + tile.first) * size.headsWidth() + tile.head * size.headSize(), size.headsWidth(), false);
    }

    /** Gathers values by the rotated queries and keys of a layer. */
    void forward(Batch batch, Activations.Layer layer) {
        layer.attended = atLeast(layer.attended, room(batch));
        eachTile(batch, tile -> forward(tile, layer));
    }

    private void forward(Tile tile, Activations.Layer layer) {
        int keys = tile.keys();
        Block weights = new Block(layer.attended, tile.offset, keys, false);
        gemm.multiply(part(layer.heads, tile.start + tile.first, 0, tile, false), part(layer.heads, tile.start, 1, tile, true), weights,
                new Gemm.Size(tile.rows, keys, size.headSize()), false);
        for (int i = 0; i < tile.rows; i++) {
            int at = tile.offset + i * keys;
            int visible = tile.first + i + 1;
            Softmax.forward(new Slice(layer.attended, at, visible), scale);
            Arrays.fill(layer.attended, at + visible, at + keys, 0);
        }
        gemm.multiply(weights, part(layer.heads, tile.start, 2, tile, false), gatheredPart(layer.gathered, tile),
                new Gemm.Size(tile.rows, size.headSize(), keys), false);
    }

    /** Turns the gradients of what was gathered into those of queries, keys and values. */
    void backward(Batch batch, Activations.Layer layer, Activations.Gradients gradients) {
        Arrays.fill(gradients.heads, 0, batch.rows() * stride, 0);
        eachTile(batch, tile -> backward(tile, layer, gradients));
    }

    private void backward(Tile tile, Activations.Layer layer, Activations.Gradients gradients) {
        int keys = tile.keys();
        int row = tile.start + tile.first;
        weightsGradient = atLeast(weightsGradient, tile.rows * keys);
        Block gradient = new Block(weightsGradient, 0, keys, false);
        Block out = gatheredPart(gradients.gathered, tile);
        gemm.multiply(out, part(layer.heads, tile.start, 2, tile, true), gradient, new Gemm.Size(tile.rows, keys, size.headSize()), false);
        Gemm.Size narrow = new Gemm.Size(keys, size.headSize(), tile.rows);
        gemm.multiply(new Block(layer.attended, tile.offset, keys, true), out, part(gradients.heads, tile.start, 2, tile, false), narrow, true);
        for (int i = 0; i < tile.rows; i++) {
            Softmax.backward(new Slice(layer.attended, tile.offset + i * keys, keys), new Slice(weightsGradient, i * keys, keys), scale);
        }
        gemm.multiply(gradient, part(layer.heads, tile.start, 1, tile, false), part(gradients.heads, row, 0, tile, false),
                new Gemm.Size(tile.rows, size.headSize(), keys), false);
        gemm.multiply(new Block(weightsGradient, 0, keys, true), part(layer.heads, row, 0, tile, false),
                part(gradients.heads, tile.start, 1, tile, false), narrow, true);
    }
}
