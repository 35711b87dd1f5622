package dev.augury.server.plugin;

/** Says that a plugin cannot be used as configured: what happened, and what to do. */
public final class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String description;
    private final String action;

    /** Makes an exception out of a description and an action. */
    public PluginException(String description, String action) {
        super(description + "\n  What to do: " + action);
        this.description = description;
        this.action = action;
    }

    /** Returns what happened. */
    public String description() {
        return description;
    }

    /** Returns what to do. */
    public String action() {
        return action;
    }
}
