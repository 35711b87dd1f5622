package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Token embeddings, read row by row from the file's own layout: a step needs few of them, so they are not repacked.
 *
 * @param type tensor type
 * @param rows vocabulary size
 * @param columns model width
 * @param source the tensor's bytes, read-only, open as long as the table is used
 */
public record EmbeddingTable(WeightType type, int rows, int columns, MemorySegment source) {

    /** Checks that the tensor's bytes are all there. */
    public EmbeddingTable {
        WeightBlocks.check(type, rows, columns, source);
    }

    /**
     * Writes a token's embedding.
     *
     * @throws IllegalArgumentException if the vocabulary has no such token
     */
    public void read(int token, Rows out, int row) {
        if (token < 0 || token >= rows) {
            throw new IllegalArgumentException("Token " + token + " is outside the vocabulary of " + rows);
        }
        long at = token * type.rowBytes(columns);
        int to = out.start(row);
        if (!type.quantized()) {
            for (int c = 0; c < columns; c++) {
                out.values()[to + c] = WeightBlocks.readFloat(type, source, at, c);
            }
            return;
        }
        WeightBlocks.Row canonical = new WeightBlocks.Row(type, columns);
        WeightBlocks.read(type, source, at, canonical);
        for (int c = 0; c < columns; c++) {
            int group = c / type.groupLength();
            out.values()[to + c] = Math.fma(canonical.scale[group], (float) canonical.q[c], canonical.min[group]);
        }
    }
}
