package dev.augury.server.admin;

/** What a lane is doing, in a word. */
public enum LaneState {
    /** Taking requests. */
    READY,
    /** Finishing what is open. */
    DRAINING,
    /** In one step for too long. */
    STUCK,
    /** Failed for good. */
    BROKEN
}
