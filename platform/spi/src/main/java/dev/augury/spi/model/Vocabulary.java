package dev.augury.spi.model;

/** The tokens of a model as bytes. Thread-safe and immutable. */
public interface Vocabulary {

    /** Returns the number of tokens; ids run from 0 to {@code size() - 1}. */
    int size();

    /**
     * Returns the bytes that the token adds to a text, empty for control tokens. A token may hold part of a UTF-8 character.
     *
     * @throws IndexOutOfBoundsException for an id outside the vocabulary
     */
    byte[] bytes(int token);

    /** Returns whether the token is a control token, which has no text. */
    boolean isControl(int token);

    /** Returns whether the token ends an answer. */
    boolean isEnd(int token);
}
