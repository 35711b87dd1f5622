package dev.augury.spi.engine;

/** The tokens of a sequence, read-only. Stable during a step. */
public interface TokenHistory {

    /** Returns the number of tokens, prompt and output. */
    int length();

    /** Returns how many of them are prompt. */
    int promptLength();

    /** Returns the token at that index, from 0. */
    int token(int index);
}
