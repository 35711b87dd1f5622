package dev.augury.spi.engine;

/** The tokens of a sequence, read-only. Stable during a step. */
public interface TokenHistory {

    /** Returns the number of tokens, prompt, output and what calls brought back. */
    int length();

    /** Returns how many of them are prompt. */
    int promptLength();

    /** Returns the token at that index, from 0. */
    int token(int index);

    /** Returns whether the model generated the token at that index: it is neither prompt nor the response of a call. */
    default boolean generated(int index) {
        return index >= promptLength();
    }
}
