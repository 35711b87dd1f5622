package dev.augury.spi.engine;

import org.jspecify.annotations.Nullable;

/** Something wanted at one token of a row: each want gets one {@link Answer}, in order. */
public sealed interface Want {

    /** Returns the index of the token in the row, whose output is used. */
    int index();

    /**
     * The next token.
     *
     * @param index index of the token in the row
     * @param sampling how to choose
     * @param position index in its sequence of the token to be chosen: the third part of the key of its randomness
     * @param history the sequence's tokens up to and including this one, for penalties
     * @param mask allowed tokens, or null for all
     */
    record Sample(int index, SamplingSpec sampling, int position, TokenHistory history, @Nullable TokenMask mask) implements Want {}

    /**
     * The log-probability of a given next token, as for echoed prompts.
     *
     * @param index index of the token in the row
     * @param token the next token
     * @param top number of most probable tokens wanted beside it, 0 to 20
     */
    record Score(int index, int token, int top) implements Want {}

    /**
     * The raw logits.
     *
     * @param index index of the token in the row
     */
    record Logits(int index) implements Want {}

    /**
     * The hidden state after a layer.
     *
     * @param index index of the token in the row
     * @param layer layer, from 0
     */
    record Hidden(int index, int layer) implements Want {}
}
