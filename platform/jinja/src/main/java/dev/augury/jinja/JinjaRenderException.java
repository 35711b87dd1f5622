package dev.augury.jinja;

/** A compiled template failed on this context. */
public sealed class JinjaRenderException extends JinjaException permits RaisedByTemplateException, RenderLimitException {

    /** What kind of failure it is; the names in brackets are those of the Python exceptions. */
    public enum Kind {
        /** An operation on an undefined value (UndefinedError). */
        UNDEFINED,
        /** An operand or argument of the wrong type (TypeError). */
        TYPE,
        /** An operand or argument of a wrong value (ValueError, ZeroDivisionError, OverflowError, KeyError, IndexError). */
        VALUE,
        /** Something the sandbox forbids (SecurityError). */
        SECURITY,
        /** A filter, test or block that does not exist, or a filter argument it cannot take. */
        RUNTIME,
        /** The template called {@code raise_exception}. */
        RAISED,
        /** A {@link RenderLimits limit} was reached. */
        LIMIT
    }

    private final Kind kind;
    private final String reason;
    private final String construct;

    /**
     * @param construct what failed, as it is written in the template, for example <code>filter 'tojson'</code>
     */
    public JinjaRenderException(Kind kind, String reason, int line, String construct) {
        super("template line " + line + (construct.isEmpty() ? "" : ", " + construct) + ": " + reason, line);
        this.kind = kind;
        this.reason = reason;
        this.construct = construct;
    }

    public Kind kind() {
        return kind;
    }

    /** What happened, without line and construct; worded as Python words it where Python has such an error. */
    public String reason() {
        return reason;
    }

    /** The failing construct of the template. */
    public String construct() {
        return construct;
    }
}
