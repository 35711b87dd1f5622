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

    private static final int ROWS = MicroKernel.ROWS;

    private final MicroKernel kernel;
    private final int width;
    private final float[] panels;
    private final float[] strip = new float[ROWS * DEPTH + 64];
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
        for (int i = 0; i < pass.m; i += ROWS) {
            int rows = Math.min(ROWS, pass.m - i);
            left(a, i, rows, pass);
            for (int j = 0; j < pass.columns; j += width) {
                s.panelAt = j * pass.depth;
                s.panel = panels;
                tile(c, i, pass.column + j, rows, Math.min(width, pass.columns - j), pass);
            }
        }
    }

    private void left(Block a, int row, int rows, Pass pass) {
        if (!a.transposed() && rows == ROWS) {
            s.left = a.data();
            s.leftAt = a.offset() + row * a.stride() + pass.k;
            s.leftAcross = a.stride();
            s.leftAlong = 1;
            return;
        }
        Packing.left(a, new Packing.Part(row, rows, pass.k, pass.depth), strip);
        s.left = strip;
        s.leftAt = 0;
        s.leftAcross = 1;
        s.leftAlong = ROWS;
    }

    private void tile(Block c, int row, int column, int rows, int columns, Pass pass) {
        int at = c.offset() + row * c.stride() + column;
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
