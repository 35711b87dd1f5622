package dev.augury.app.chat;

/** Says why there is no answer, and what to do. */
public final class ChatException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Makes an exception out of what happened and what to do, both whole sentences. */
    public ChatException(String description, String action) {
        super(action.isEmpty() ? description : description + "\n  What to do: " + action);
    }
}
