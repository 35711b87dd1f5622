package dev.augury.spi.engine;

/** Says that an engine could not do what it was asked; the message tells what happened and what to do. */
public class EngineException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean fatal;

    /**
     * Makes an exception.
     *
     * @param fatal whether the engine is of no further use, so that its lane must stop
     */
    public EngineException(String message, boolean fatal) {
        super(message);
        this.fatal = fatal;
    }

    /** Makes an exception with a cause. */
    public EngineException(String message, boolean fatal, Throwable cause) {
        super(message, cause);
        this.fatal = fatal;
    }

    /** Returns whether the engine is of no further use. */
    public boolean fatal() {
        return fatal;
    }
}
