package dev.augury.spi.handling;

/** What becomes of a sequence's KV while its call runs. */
public enum Handling {
    /** Its blocks stay on the device. */
    PRESERVE,
    /** Its blocks are freed and its tokens computed again at its return. */
    DISCARD,
    /** Its blocks move to the host tier, from the last one on and in as many steps as the budget wants, and come back at its return. */
    SWAP
}
