package dev.augury.demo.eval;

import org.jspecify.annotations.Nullable;

/** A conversation that a model has part in: it says how it begins and, after each turn of the model, how it goes on. Used by one thread. */
public interface Course {

    /** Returns the tokens before the model's first turn. */
    int[] prompt();

    /**
     * Takes a turn of the model.
     *
     * @param tokens what it wrote; without a token that ends a turn where it had no room left to end it
     * @return the tokens up to the model's next turn, or null where the conversation is over
     */
    int @Nullable [] turn(int[] tokens);
}
