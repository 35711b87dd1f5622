package dev.augury.jinja.value;

import dev.augury.jinja.JinjaRenderException;
import dev.augury.jinja.JinjaRenderException.Kind;
import dev.augury.jinja.RaisedByTemplateException;
import dev.augury.jinja.RenderLimitException;

/** An error inside a render, before the line and the construct are known; the innermost construct that sees it adds them. */
public final class PyError extends RuntimeException {

    private final Kind kind;
    private final String text;
    private int line;
    private String construct = "";

    public PyError(Kind kind, String text) {
        super(text, null, false, false);
        this.kind = kind;
        this.text = text;
    }

    public static PyError type(String text) {
        return new PyError(Kind.TYPE, text);
    }

    public static PyError value(String text) {
        return new PyError(Kind.VALUE, text);
    }

    public static PyError limit(String text) {
        return new PyError(Kind.LIMIT, text);
    }

    public static PyError runtime(String text) {
        return new PyError(Kind.RUNTIME, text);
    }

    public Kind kind() {
        return kind;
    }

    /** Notes where it happened, unless an inner construct did already. */
    public PyError at(int where, String what) {
        if (line == 0) {
            line = where;
            construct = what;
        }
        return this;
    }

    /** The public form of this error. */
    public JinjaRenderException toException() {
        return switch (kind) {
            case RAISED -> new RaisedByTemplateException(text, line, construct);
            case LIMIT -> new RenderLimitException(text, line, construct);
            case UNDEFINED, TYPE, VALUE, SECURITY, RUNTIME -> new JinjaRenderException(kind, text, line, construct);
        };
    }
}
