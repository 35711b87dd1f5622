package dev.augury.model.token;

/** What a token is for, in the order of the numbers of {@code tokenizer.ggml.token_type}. */
public enum TokenType {
    UNDEFINED, NORMAL, UNKNOWN, CONTROL, USER_DEFINED, UNUSED, BYTE;

    /** Returns the type of a number; a number that no type has gives {@link #UNDEFINED}. */
    static TokenType of(long number) {
        return number >= 0 && number < values().length ? values()[(int) number] : UNDEFINED;
    }

    /** Returns whether the token stands for nothing that a user wrote: matched in text only if special tokens are parsed. */
    boolean isReserved() {
        return this == CONTROL || this == UNKNOWN;
    }
}
