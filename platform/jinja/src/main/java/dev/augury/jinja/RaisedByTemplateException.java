package dev.augury.jinja;

/** The template itself refused the conversation with {@code raise_exception}; {@link #reason()} is its message. */
public final class RaisedByTemplateException extends JinjaRenderException {

    public RaisedByTemplateException(String message, int line, String construct) {
        super(Kind.RAISED, message, line, construct);
    }
}
