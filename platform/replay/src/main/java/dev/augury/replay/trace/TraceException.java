package dev.augury.replay.trace;

/** Says that a trace cannot be read or replayed: what is wrong, and what to do. */
public final class TraceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception. */
    public TraceException(String message) {
        super(message);
    }
}
