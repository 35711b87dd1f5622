package dev.augury.spi.schedule;

/** How a sequence loses its place on the device. */
public enum Preemption {
    /** Its blocks are freed and its tokens computed again later. */
    RECOMPUTE,
    /** Its blocks move to the host tier and come back later. */
    SWAP
}
