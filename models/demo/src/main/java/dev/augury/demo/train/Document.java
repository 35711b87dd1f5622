package dev.augury.demo.train;

/**
 * One document of training: tokens attend to earlier tokens of the same document only.
 *
 * @param tokens token ids
 * @param learned for each token whether predicting it counts in the loss; the first never does
 */
public record Document(int[] tokens, boolean[] learned) {

    /** Checks that the lengths agree. */
    public Document {
        if (tokens.length != learned.length) {
            throw new IllegalArgumentException("A document has " + tokens.length + " tokens and " + learned.length + " marks: give one mark per token.");
        }
    }
}
