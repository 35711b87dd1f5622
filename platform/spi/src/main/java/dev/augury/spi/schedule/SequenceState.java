package dev.augury.spi.schedule;

/** Where a sequence stands. */
public enum SequenceState {
    /** In the queue, with no tokens computed or with blocks found in the prefix cache. */
    WAITING,
    /** Holding device blocks and taking part in steps. */
    RUNNING,
    /** Waiting for a call to return. */
    PAUSED,
    /** With at least one block in the host tier. */
    SWAPPED,
    /** Over. */
    FINISHED
}
