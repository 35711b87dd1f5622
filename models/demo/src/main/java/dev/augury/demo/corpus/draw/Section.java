package dev.augury.demo.corpus.draw;

import dev.augury.demo.corpus.Split;
import java.util.List;

/**
 * A section of a sheet; see {@link Sheet} for its form.
 *
 * @param name name in brackets
 * @param answer the answer, empty where it is computed
 * @param train phrasings for training
 * @param heldOut phrasings for evaluation
 * @param values values that fill slots
 */
public record Section(String name, String answer, List<String> train, List<String> heldOut, List<String> values) {

    /** Copies the lists. */
    public Section {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
        values = List.copyOf(values);
    }

    /** Returns the phrasings of one half. */
    public List<String> phrasings(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case HELD_OUT -> heldOut;
        };
    }
}
