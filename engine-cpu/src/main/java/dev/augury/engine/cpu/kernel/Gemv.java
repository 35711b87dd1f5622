package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/** Multiplies one panel with one token, straight from native memory: the kernel of few rows, bound by memory. */
interface Gemv {

    /**
     * Writes the 32 products to {@code s.sums}.
     *
     * @param s inputs of token 0
     * @param panels memory of the matrix
     * @param at start of the panel
     * @param columns columns of the matrix
     */
    void multiply(Scratch s, MemorySegment panels, long at, int columns);
}
