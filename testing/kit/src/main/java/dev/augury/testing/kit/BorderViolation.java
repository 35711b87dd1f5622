package dev.augury.testing.kit;

/** Says that the host or a plugin broke what the border promises; an error, so that no handler of plugin faults swallows it. */
public final class BorderViolation extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** Makes a violation. */
    public BorderViolation(String message) {
        super(message);
    }
}
