package dev.augury.jinja;

/** The source is no template, or uses a statement, filter or test that does not exist or is refused. */
public final class JinjaSyntaxException extends JinjaException {

    private final String reason;

    public JinjaSyntaxException(String reason, int line) {
        super("template line " + line + ": " + reason, line);
        this.reason = reason;
    }

    /** What is wrong, without the line. */
    public String reason() {
        return reason;
    }
}
