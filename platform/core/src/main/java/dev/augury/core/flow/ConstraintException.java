package dev.augury.core.flow;

import org.jspecify.annotations.Nullable;

/** Says that the constraint of an answer misbehaves or lets nothing follow, so that the answer cannot go on. */
public final class ConstraintException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception whose message says what the constraint did. */
    public ConstraintException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
