package dev.augury.demo.tensor;

import dev.augury.demo.tensor.Gemm.Block;
import java.util.Arrays;

/** Copies parts of the factors into the order in which a {@link MicroKernel} reads them, missing rows and columns as zeros. */
final class Packing {
    private static final int GROUP = 8;

    private Packing() {}

    /** Part of a factor: rows and columns as multiplied, that is, after the transposition. */
    record Part(int row, int rows, int column, int columns) {}

    /**
     * Packs a part of the right factor into panels of a width, one after another, each with one line of that width for every row.
     *
     * @param to receives ceil(columns / width) × rows × width numbers from its beginning on
     */
    static void right(Block b, Part part, int width, float[] to) {
        int at = 0;
        for (int j = 0; j < part.columns; j += width) {
            int wide = Math.min(width, part.columns - j);
            if (wide < width) {
                Arrays.fill(to, at, at + part.rows * width, 0f);
            }
            if (b.transposed()) {
                int from = b.offset() + (part.column + j) * b.stride() + part.row;
                turn(b.data(), from, b.stride(), to, at, wide, part.rows, width);
            } else {
                int from = b.offset() + part.row * b.stride() + part.column + j;
                for (int k = 0; k < part.rows; k++) {
                    System.arraycopy(b.data(), from + k * b.stride(), to, at + k * width, wide);
                }
            }
            at += part.rows * width;
        }
    }

    /**
     * Packs a strip of the left factor: for every column as many numbers as a tile has rows.
     *
     * @param to receives columns × {@link MicroKernel#ROWS} numbers from its beginning on
     */
    static void left(Block a, Part part, float[] to) {
        int step = MicroKernel.ROWS;
        if (part.rows < step) {
            Arrays.fill(to, 0, part.columns * step, 0f);
        }
        if (a.transposed()) {
            int from = a.offset() + part.column * a.stride() + part.row;
            for (int k = 0; k < part.columns; k++) {
                for (int r = 0; r < part.rows; r++) {
                    to[k * step + r] = a.data()[from + k * a.stride() + r];
                }
            }
        } else {
            int from = a.offset() + part.row * a.stride() + part.column;
            turn(a.data(), from, a.stride(), to, 0, part.rows, part.columns, step);
        }
    }

    private static void turn(float[] x, int from, int stride, float[] to, int at, int lines, int length, int width) {
        int line = 0;
        for (; line + GROUP <= lines; line += GROUP) {
            turnGroup(x, from + line * stride, stride, to, at + line, length, width);
        }
        for (; line < lines; line++) {
            for (int k = 0; k < length; k++) {
                to[at + k * width + line] = x[from + line * stride + k];
            }
        }
    }

    private static void turnGroup(float[] x, int from, int stride, float[] to, int at, int length, int width) {
        int p = at;
        for (int k = from; k < from + length; k++) {
            to[p] = x[k];
            to[p + 1] = x[k + stride];
            to[p + 2] = x[k + 2 * stride];
            to[p + 3] = x[k + 3 * stride];
            to[p + 4] = x[k + 4 * stride];
            to[p + 5] = x[k + 5 * stride];
            to[p + 6] = x[k + 6 * stride];
            to[p + 7] = x[k + 7 * stride];
            p += width;
        }
    }
}
