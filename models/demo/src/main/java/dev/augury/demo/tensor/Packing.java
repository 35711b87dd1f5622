package dev.augury.demo.tensor;

import dev.augury.demo.tensor.Gemm.Block;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies parts of the factors into the order in which a {@link MicroKernel} reads them, missing rows and columns as zeros. */
final class Packing {
    private static final int ROWS = MicroKernel.ROWS;
    private static final VectorSpecies<Float> FOUR = FloatVector.SPECIES_128;

    /** Lines turned together when a transposition is undone. */
    private static final int GROUP = 8;

    /** Lines read for every strip before the next run, so that a cache line serves all the strips it crosses. */
    private static final int RUN = 16;

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
     * Packs rows of the left factor into strips, one after another, each with one line of {@link MicroKernel#ROWS} numbers for every column.
     *
     * @param to receives ceil(rows / ROWS) × columns × ROWS numbers from its beginning on
     */
    static void left(Block a, Part part, float[] to) {
        int whole = part.rows / ROWS * ROWS;
        if (a.transposed()) {
            lines(a, part, whole, to);
        } else {
            for (int i = 0; i < whole; i += ROWS) {
                int from = a.offset() + (part.row + i) * a.stride() + part.column;
                turn(a.data(), from, a.stride(), to, i * part.columns, ROWS, part.columns, ROWS);
            }
        }
        if (whole < part.rows) {
            rest(a, part, whole, to);
        }
    }

    private static void lines(Block a, Part part, int whole, float[] to) {
        for (int begin = 0; begin < part.columns; begin += RUN) {
            int end = Math.min(begin + RUN, part.columns);
            for (int i = 0; i < whole; i += ROWS) {
                int from = a.offset() + (part.column + begin) * a.stride() + part.row + i;
                copy(a.data(), from, a.stride(), to, i * part.columns + begin * ROWS, end - begin);
            }
        }
    }

    /** Lines of six numbers as two overlapping vectors of four. */
    private static void copy(float[] x, int from, int stride, float[] to, int at, int lines) {
        int p = from;
        int q = at;
        for (int k = 0; k < lines; k++) {
            FloatVector low = FloatVector.fromArray(FOUR, x, p);
            FloatVector high = FloatVector.fromArray(FOUR, x, p + 2);
            low.intoArray(to, q);
            high.intoArray(to, q + 2);
            p += stride;
            q += ROWS;
        }
    }

    private static void rest(Block a, Part part, int whole, float[] to) {
        int down = a.transposed() ? 1 : a.stride();
        int along = a.transposed() ? a.stride() : 1;
        int from = a.offset() + (part.row + whole) * down + part.column * along;
        for (int k = 0; k < part.columns; k++) {
            for (int r = 0; r < ROWS; r++) {
                to[whole * part.columns + k * ROWS + r] = whole + r < part.rows ? a.data()[from + r * down + k * along] : 0;
            }
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
