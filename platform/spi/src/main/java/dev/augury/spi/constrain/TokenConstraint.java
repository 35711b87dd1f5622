package dev.augury.spi.constrain;

import dev.augury.spi.engine.TokenMask;

/**
 * Which tokens may come next in one answer. Called on the loop's thread for every token; each call within a millisecond. One that throws ends its request, and
 * no other.
 *
 * <p>It lives as long as the answer does: a sequence that is preempted, paused or swapped keeps its tokens and so its constraint.
 */
public interface TokenConstraint {

    /**
     * Returns the allowed next tokens, those that end the answer among them only where it may end. A mask that allows none says that the answer cannot go on; its
     * request is ended with an error. The bits do not change afterwards.
     */
    TokenMask mask();

    /**
     * Takes the next token: one that was chosen, or one of {@link #forced()}.
     *
     * @throws IllegalArgumentException when it is not allowed here; nothing has changed then
     */
    void advance(int token);

    /**
     * Takes back the last tokens, so that what it says is again what it said before them.
     *
     * @throws IllegalArgumentException when fewer have been taken
     */
    void rollback(int tokens);

    /**
     * Returns the tokens that come next whatever the model says, in order; empty when the model has a choice. They are not taken by this: {@link #advance} is
     * called for each. The first of them is among those that {@link #mask()} allows.
     */
    int[] forced();
}
