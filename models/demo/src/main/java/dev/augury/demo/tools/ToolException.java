package dev.augury.demo.tools;

/** A tool cannot do what a call asks for; the message is a few words that the model reads. */
public final class ToolException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why. */
    public ToolException(String message) {
        super(message);
    }

    /** Returns the reason. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
