package dev.augury.executor.builtin;

/** A tool cannot do what a call asks for; the message is a few words for the model. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    Refusal(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
