package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/** Spreads a stretch of a panel into a scratch, once for many tokens. */
interface Unpack {

    /**
     * Unpacks.
     *
     * @param s receives weights and scales
     * @param panels memory of the matrix
     * @param at start of the first unit (group or column)
     * @param columns columns to unpack
     */
    void unpack(Scratch s, MemorySegment panels, long at, int columns);
}
