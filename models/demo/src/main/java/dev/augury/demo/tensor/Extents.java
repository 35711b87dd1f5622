package dev.augury.demo.tensor;

import dev.augury.demo.tensor.Gemm.Block;
import dev.augury.demo.tensor.Gemm.Size;

/** Refuses products whose blocks do not lie within their arrays. */
final class Extents {
    private Extents() {}

    /** @throws IllegalArgumentException naming the factor that does not fit */
    static void check(Block a, Block b, Block c, Size size) {
        if (size.m() < 0 || size.n() < 0 || size.k() < 0) {
            throw new IllegalArgumentException("A product has extents of at least 0, not " + size);
        }
        if (c.transposed()) {
            throw new IllegalArgumentException("The result of a product cannot be transposed; swap the factors instead");
        }
        within("left factor", a, size.m(), size.k());
        within("right factor", b, size.k(), size.n());
        within("result", c, size.m(), size.n());
    }

    private static void within(String what, Block x, int rows, int columns) {
        int stored = x.transposed() ? columns : rows;
        int wide = x.transposed() ? rows : columns;
        if (stored == 0 || wide == 0) {
            return;
        }
        long end = x.offset() + (stored - 1L) * x.stride() + wide;
        if (x.offset() < 0 || x.stride() < wide || end > x.data().length) {
            throw new IllegalArgumentException("The " + what + " of " + stored + " × " + wide + " as stored, offset " + x.offset() + ", stride "
                    + x.stride() + ", does not lie within its array of " + x.data().length);
        }
    }
}
