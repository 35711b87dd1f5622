package dev.augury.demo.tensor;

/** The innermost product: a tile of {@link #ROWS} rows by some vectors, its sums kept in registers over the whole depth. */
sealed interface MicroKernel permits SixByFour, SixByTwo {
    /** Rows of every tile. */
    int ROWS = 6;

    /** Vectors across the tile. */
    int vectors();

    /**
     * Sets the tile at {@code to} to the tile at {@code from} plus the product of a strip of the left factor and a panel of the right one.
     *
     * @param depth length of the sums
     */
    void multiply(Strip strip, int depth);
}
