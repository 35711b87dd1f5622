package dev.augury.spi.engine;

/** Where a block lies. */
public enum BlockTier {
    /** Memory a step can read and write. */
    DEVICE,
    /** Memory for blocks of sequences that do not run. */
    HOST
}
