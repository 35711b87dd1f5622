package dev.augury.executor.http;

/** A call failed. The message is a sentence for the model: it names neither addresses nor secrets. */
final class CallFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final boolean unavailable;

    private CallFailure(String sentence, boolean unavailable) {
        super(sentence, null, false, false);
        this.sentence = sentence;
        this.unavailable = unavailable;
    }

    /** The call cannot succeed as it is. */
    static CallFailure of(String sentence) {
        return new CallFailure(sentence, false);
    }

    /** The service cannot serve at present: another attempt may succeed, and several such failures open the breaker. */
    static CallFailure unavailable(String sentence) {
        return new CallFailure(sentence, true);
    }

    String sentence() {
        return sentence;
    }

    boolean unavailable() {
        return unavailable;
    }
}
