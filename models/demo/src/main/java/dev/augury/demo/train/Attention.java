package dev.augury.demo.train;

import dev.augury.demo.tensor.Gemm;
import dev.augury.demo.tensor.Gemm.Block;
import dev.augury.demo.tensor.Slice;
import dev.augury.demo.tensor.Softmax;
import java.util.Arrays;

/**
 * Causal attention within documents. Queries go in tiles, each against the keys up to its last row, so that little of what lies
 * above the diagonal is computed; the weights are kept for the backward pass. One per worker.
 */
final class Attention {

    private static final int TILE = 128;

    private final int heads;
    private final int headSize;
    private final int width;
    private final Gemm gemm;
    private final float scale;
    private float[] weightsGradient = new float[0];

    Attention(ModelSize size, Gemm gemm) {
        heads = size.heads();
        headSize = size.headSize();
        width = size.headsWidth();
        this.gemm = gemm;
        scale = (float) (1 / Math.sqrt(headSize));
    }

    /**
     * Queries of one head and document.
     *
     * @param start first row of the document
     * @param first index of the first query among those selected
     * @param queries their number
     * @param keys rows of the document that the last of them sees
     * @param head the head
     * @param offset where the weights begin
     */
    private record Tile(int start, int first, int queries, int keys, int head, int offset) {}

    private interface Action {
        void accept(Tile tile);
    }

    private void eachTile(Batch batch, Selection asking, Action action) {
        int offset = 0;
        for (int document = 0; document < batch.documents; document++) {
            int end = asking.starts[document + 1];
            for (int first = asking.starts[document]; first < end; first += TILE) {
                int queries = Math.min(TILE, end - first);
                int keys = asking.rows[first + queries - 1] + 1 - batch.starts[document];
                for (int head = 0; head < heads; head++) {
                    action.accept(new Tile(batch.starts[document], first, queries, keys, head, offset));
                    offset += queries * keys;
                }
            }
        }
    }

    private int room(Batch batch, Selection asking) {
        int[] room = new int[1];
        eachTile(batch, asking, tile -> room[0] = tile.offset + tile.queries * tile.keys);
        return room[0];
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length + length / 4];
    }

    private Block queries(float[] rows, Tile tile) {
        return new Block(rows, tile.first * width + tile.head * headSize, width, false);
    }

    private Block keys(float[] pairs, Tile tile, boolean transposed) {
        return new Block(pairs, tile.start * 2 * width + tile.head * headSize, 2 * width, transposed);
    }

    private Block values(float[] pairs, Tile tile, boolean transposed) {
        return new Block(pairs, tile.start * 2 * width + width + tile.head * headSize, 2 * width, transposed);
    }

    /** Gathers values by the rotated queries and keys of a layer, for the rows that ask. */
    void forward(Batch batch, Selection asking, Activations.Layer layer) {
        layer.attended = atLeast(layer.attended, room(batch, asking));
        eachTile(batch, asking, tile -> forward(tile, asking, layer));
    }

    private void forward(Tile tile, Selection asking, Activations.Layer layer) {
        int keys = tile.keys;
        Block weights = new Block(layer.attended, tile.offset, keys, false);
        gemm.multiply(queries(layer.queries, tile), keys(layer.pairs, tile, true), weights, new Gemm.Size(tile.queries, keys, headSize), false);
        for (int i = 0; i < tile.queries; i++) {
            int at = tile.offset + i * keys;
            int visible = asking.rows[tile.first + i] + 1 - tile.start;
            Softmax.forward(new Slice(layer.attended, at, visible), scale);
            Arrays.fill(layer.attended, at + visible, at + keys, 0);
        }
        gemm.multiply(weights, values(layer.pairs, tile, false), queries(layer.gathered, tile), new Gemm.Size(tile.queries, headSize, keys), false);
    }

    /** Turns the gradients of what was gathered into those of queries, keys and values. */
    void backward(Batch batch, Selection asking, Activations.Layer layer, Activations.Gradients gradients) {
        Arrays.fill(gradients.pairs, 0, batch.rows() * 2 * width, 0);
        eachTile(batch, asking, tile -> backward(tile, layer, gradients));
    }

    private void backward(Tile tile, Activations.Layer layer, Activations.Gradients gradients) {
        int keys = tile.keys;
        weightsGradient = atLeast(weightsGradient, tile.queries * keys);
        Block gradient = new Block(weightsGradient, 0, keys, false);
        Block out = queries(gradients.gathered, tile);
        gemm.multiply(out, values(layer.pairs, tile, true), gradient, new Gemm.Size(tile.queries, keys, headSize), false);
        Gemm.Size narrow = new Gemm.Size(keys, headSize, tile.queries);
        gemm.multiply(new Block(layer.attended, tile.offset, keys, true), out, values(gradients.pairs, tile, false), narrow, true);
        for (int i = 0; i < tile.queries; i++) {
            Softmax.backward(new Slice(layer.attended, tile.offset + i * keys, keys), new Slice(weightsGradient, i * keys, keys), scale);
        }
        gemm.multiply(gradient, keys(layer.pairs, tile, false), queries(gradients.queries, tile), new Gemm.Size(tile.queries, headSize, keys), false);
        gemm.multiply(new Block(weightsGradient, 0, keys, true), queries(layer.queries, tile), keys(gradients.pairs, tile, false), narrow, true);
    }
}
