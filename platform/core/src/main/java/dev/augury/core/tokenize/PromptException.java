package dev.augury.core.tokenize;

import org.jspecify.annotations.Nullable;

/** Says that a prompt cannot be made into tokens; the message tells the client what happened and what to do. */
public final class PromptException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * Makes an exception.
     *
     * @param parameter the parameter at fault, for example {@code messages}
     */
    public PromptException(String parameter, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.parameter = parameter;
    }

    /** Returns the parameter at fault. */
    public String parameter() {
        return parameter;
    }
}
