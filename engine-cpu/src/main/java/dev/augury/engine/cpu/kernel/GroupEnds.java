package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/** Ends a strip of groups of a gemv: integer sums become products. Apart from the sums, because C2 gives up on one big method. */
interface GroupEnds {

    /**
     * Adds {@code s.groupTotals}, scaled, to {@code s.sums}.
     *
     * @param s input and sums
     * @param panels memory of the matrix
     * @param at start of the strip
     * @param first first group of the strip
     * @param count groups of the strip
     */
    void add(Scratch s, MemorySegment panels, long at, int first, int count);
}
