package dev.augury.demo.vocabulary;

/**
 * A text to learn a vocabulary from.
 *
 * @param text the text as the chat template writes it, reserved tokens spelled out
 * @param weight how often it counts, at least 1
 */
public record WeightedText(String text, long weight) {

    /** Refuses weights that count nothing. */
    public WeightedText {
        if (weight < 1) {
            throw new IllegalArgumentException("A text has the weight " + weight + "; give 1 or more, or leave it out.");
        }
    }

    /** Makes a text that counts once. */
    public static WeightedText of(String text) {
        return new WeightedText(text, 1);
    }
}
