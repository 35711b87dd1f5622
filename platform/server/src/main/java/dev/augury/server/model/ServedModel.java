package dev.augury.server.model;

import dev.augury.core.flow.Prompt;
import java.time.Instant;

/** One model as the web sees it. Thread-safe. */
public interface ServedModel {

    /** Returns the name under which clients ask for it. */
    String name();

    /** Returns when its lane was opened. */
    Instant created();

    /** Returns the most tokens of prompt and answer together. */
    int contextLength();

    /** Returns the number of tokens of its vocabulary; ids are below it. */
    int vocabularySize();

    /** Returns whether its chat template has a form in which it calls tools, and something here reads it. */
    default boolean calls() {
        return false;
    }

    /**
     * Returns the tokens of a prompt, a chat rendered with the model's template for an answer to follow. May take a second for a megabyte of text.
     *
     * @param special whether the tokens that the model wants round every text are added; a chat has them from its template
     * @throws IllegalArgumentException when the prompt cannot be rendered, with a sentence for the client
     */
    int[] tokens(Prompt prompt, boolean special);

    /** Returns the bytes of a token below {@link #vocabularySize()}; a special token's are its name. */
    byte[] bytes(int token);
}
