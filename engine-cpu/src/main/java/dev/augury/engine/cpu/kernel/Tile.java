package dev.augury.engine.cpu.kernel;

/** Multiplies an unpacked stretch of a panel with a fixed number of tokens: the kernel of many rows, bound by arithmetic. */
interface Tile {

    /** Tokens of the tile. */
    int tokens();

    /**
     * Adds the products of the stretch to {@code s.sums}.
     *
     * @param s weights, inputs and accumulators
     * @param columns unpacked columns
     */
    void multiply(Scratch s, int columns);
}
