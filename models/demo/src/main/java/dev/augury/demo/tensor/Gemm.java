package dev.augury.demo.tensor;

/** Products of row-major matrices of 32-bit floats. An instance holds its own packing buffers and is not thread-safe: one per worker. */
public interface Gemm {

    /**
     * Sets {@code c = a · b}, or adds to it.
     *
     * @param a left factor, m × k after its transposition
     * @param b right factor, k × n after its transposition
     * @param c result, m × n, not transposed
     * @param size the three extents
     * @param add whether to add to what c holds
     */
    void multiply(Block a, Block b, Block c, Size size, boolean add);

    /**
     * A matrix within an array.
     *
     * @param data the array
     * @param offset index of the first element
     * @param stride elements between the starts of rows as stored
     * @param transposed whether it is stored as its transpose
     */
    record Block(float[] data, int offset, int stride, boolean transposed) {}

    /**
     * Extents of a product.
     *
     * @param m rows of the result
     * @param n columns of the result
     * @param k length of the sums
     */
    record Size(int m, int n, int k) {}
}
