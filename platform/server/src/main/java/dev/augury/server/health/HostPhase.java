package dev.augury.server.health;

/** What the host is doing. */
public enum HostPhase {
    /** Opening its models. */
    LOADING,
    /** Serving. */
    SERVING,
    /** Going down: live requests finish, new ones are refused. */
    DRAINING
}
