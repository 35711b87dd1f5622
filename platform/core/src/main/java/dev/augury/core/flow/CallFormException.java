package dev.augury.core.flow;

import org.jspecify.annotations.Nullable;

/** Says that a call detector misbehaves, so that an answer cannot be read on. */
public final class CallFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Makes an exception whose message says what the detector did. */
    public CallFormException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
