package dev.augury.spi.schedule;

/** What the host does when the blocks for a grant cannot be had. */
public enum Misfit {
    /** It carries out no further grant to a sequence that does not run yet. */
    STOP,
    /** It goes on with the next grant. */
    SKIP
}
