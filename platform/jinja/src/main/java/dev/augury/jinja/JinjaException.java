package dev.augury.jinja;

/** A template that could not be compiled or rendered; always names the line it happened on. */
public abstract sealed class JinjaException extends RuntimeException permits JinjaSyntaxException, JinjaRenderException {

    private final int line;

    JinjaException(String message, int line) {
        super(message);
        this.line = line;
    }

    /** The line of the template, counted from 1. */
    public int line() {
        return line;
    }
}
