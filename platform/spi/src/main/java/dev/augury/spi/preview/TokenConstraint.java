package dev.augury.spi.preview;

import dev.augury.spi.Preview;
import dev.augury.spi.engine.TokenMask;

/** Which tokens may come next in one answer. Called for every token; within 200 microseconds. */
@Preview
public interface TokenConstraint {

    /** Returns the allowed next tokens. */
    TokenMask mask();

    /** Takes the token that was chosen. */
    void advance(int token);

    /** Takes back the last tokens. */
    void rollback(int tokens);

    /** Returns the tokens that must come next whatever the model says; empty when there is a choice. */
    int[] forced();
}
