package dev.augury.model.chat;

import org.jspecify.annotations.Nullable;

/** A conversation that could not be made into a prompt. */
public final class ChatTemplateException extends RuntimeException {

    /** Why. */
    public enum Reason {
        /** The model has no template; only its operator can help. */
        MISSING,
        /** The template itself refuses this conversation, for example because of the order of its roles. */
        REFUSED,
        /** The template does not work on this conversation, for example because a message lacks what it reads. */
        FAILED,
        /** The render was stopped by a limit. */
        LIMIT
    }

    private final Reason reason;

    ChatTemplateException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
