package dev.augury.engine.cpu.kernel;

/** Ends a strip of groups of a gemv: integer sums become products. Apart from the sums, because C2 gives up on one big method. */
interface GroupEnds {

    /** Adds the integer sums of the strip that the scratch describes, scaled, to {@code s.sums}. */
    void add(Scratch s);
}
