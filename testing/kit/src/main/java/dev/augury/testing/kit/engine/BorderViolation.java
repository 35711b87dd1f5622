package dev.augury.testing.kit.engine;

/** Says that the host or an engine broke what the border promises; an error, so that no handler of engine faults swallows it. */
public final class BorderViolation extends AssertionError {

    private static final long serialVersionUID = 1L;

    /** Makes a violation. */
    public BorderViolation(String message) {
        super(message);
    }
}
