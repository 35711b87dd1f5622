package dev.augury.server.host;

/** Says that the host cannot serve as configured: what happened, and what to do. */
public final class HostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /** Makes an exception out of a description and an action. */
    public HostException(String description, String action) {
        super(description);
        this.action = action;
    }

    /** Makes an exception with a cause. */
    public HostException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    /** Returns what to do. */
    public String action() {
        return action;
    }
}
