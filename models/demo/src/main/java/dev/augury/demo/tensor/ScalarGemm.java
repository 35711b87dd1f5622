package dev.augury.demo.tensor;

/** Three plain loops with sums in 64 bits: the judge of {@link VectorGemm}. */
public final class ScalarGemm implements Gemm {

    @Override
    public void multiply(Block a, Block b, Block c, Size size, boolean add) {
        Extents.check(a, b, c, size);
        for (int i = 0; i < size.m(); i++) {
            for (int j = 0; j < size.n(); j++) {
                int at = c.offset() + i * c.stride() + j;
                double sum = add ? c.data()[at] : 0;
                for (int l = 0; l < size.k(); l++) {
                    sum += (double) at(a, i, l) * at(b, l, j);
                }
                c.data()[at] = (float) sum;
            }
        }
    }

    private static float at(Block x, int row, int column) {
        int at = x.transposed() ? column * x.stride() + row : row * x.stride() + column;
        return x.data()[x.offset() + at];
    }
}
