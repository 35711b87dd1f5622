package dev.augury.demo.tensor;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Products with vector instructions, blocked as BLIS does it (Van Zee and van de Geijn, 2015): a block of the right factor is packed into panels
 * that stay in the second-level cache, strips of six rows of the left factor pass over it, and every tile's sums stay in registers.
 *
 * <p>Sums run in the order of k within blocks of {@value #DEPTH}; the same call gives the same bits on the same vector width.
 */
public final class VectorGemm implements Gemm {
    /** Longest run of k in one pass. */
    private static final int DEPTH = 256;

    /** Most columns of the right factor packed at once: with DEPTH, half a mebibyte of the second-level cache. */
    private static final int COLUMNS = 512;

    /** Rows of the left factor packed at once where it is transposed: 96 KiB with DEPTH. */
    private static final int LINES = 96;

    private static final int ROWS = MicroKernel.ROWS;

    private final MicroKernel kernel;
    private final int width;
    private final float[] panels;
    private final float[] strips = new float[LINES * DEPTH];
    private final float[] zeros;
    private final float[] tile;
    private final Strip s = new Strip();

    /** Chooses the tile for this machine's vectors. */
    public VectorGemm() {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        kernel = lanes >= 16 ? new SixByFour() : new SixByTwo();
        width = kernel.vectors() * lanes;
        panels = new float[DEPTH * COLUMNS];
        zeros = new float[width];
        tile = new float[ROWS * width];
        s.panel = panels;
    }

    @Override
    public void multiply(Block a, Block b, Block c, Size size, boolean add) {
        Extents.check(a, b, c, size);
        if (size.k() == 0 && !add) {
            for (int i = 0; i < size.m(); i++) {
                int at = c.offset() + i * c.stride();
                Arrays.fill(c.data(), at, at + size.n(), 0f);
            }
        }
        for (int j = 0; j < size.n(); j += COLUMNS) {
            int columns = Math.min(COLUMNS, size.n() - j);
            for (int k = 0; k < size.k(); k += DEPTH) {
                int depth = Math.min(DEPTH, size.k() - k);
                Packing.right(b, new Packing.Part(k, depth, j, columns), width, panels);
                pass(a, c, new Pass(size.m(), j, columns, k, depth, add || k > 0));
            }
        }
    }

    private record Pass(int m, int column, int columns, int k, int depth, boolean add) {}

    private void pass(Block a, Block c, Pass pass) {
        for (int i = 0; i < pass.m; i += LINES) {
            int rows = Math.min(LINES, pass.m - i);
            int direct = a.transposed() ? 0 : rows / ROWS * ROWS;
            Packing.left(a, new Packing.Part(i + direct, rows - direct, pass.k, pass.depth), strips);
            for (int r = 0; r < rows; r += ROWS) {
                if (r < direct) {
                    s.left(a.data(), a.offset() + (i + r) * a.stride() + pass.k, a.stride(), 1);
                } else {
                    s.left(strips, (r - direct) * pass.depth, 1, ROWS);
                }
                row(c, i + r, Math.min(ROWS, rows - r), pass);
            }
        }
    }

    private void row(Block c, int i, int rows, Pass pass) {
        for (int j = 0; j < pass.columns; j += width) {
            s.panelAt = j * pass.depth;
            tile(c, i * c.stride() + pass.column + j, rows, Math.min(width, pass.columns - j), pass);
        }
    }

    private void tile(Block c, int from, int rows, int columns, Pass pass) {
        int at = c.offset() + from;
        boolean whole = rows == ROWS && columns == width;
        if (whole) {
            s.end(c.data(), at, c.stride());
        } else {
            s.end(tile, 0, width);
        }
        if (!pass.add) {
            s.begin(zeros, 0, 0);
        } else if (whole) {
            s.begin(c.data(), at, c.stride());
        } else {
            for (int r = 0; r < rows; r++) {
                System.arraycopy(c.data(), at + r * c.stride(), tile, r * width, columns);
            }
            s.begin(tile, 0, width);
        }
        kernel.multiply(s, pass.depth);
        if (!whole) {
            for (int r = 0; r < rows; r++) {
                System.arraycopy(tile, r * width, c.data(), at + r * c.stride(), columns);
            }
        }
    }
}
