package dev.augury.constraint.calls;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer stands: what may follow, byte by byte. The states of a grammar are made as answers reach them, and the same place in the same context is the
 * same object, so that its mask is found again.
 */
abstract class State {

    /** Says that there is a choice. */
    static final int SEVERAL = -1;

    /** Returns where a byte leads, or null where it may not stand. */
    abstract @Nullable State next(int octet);

    /** Returns where a token leads, or null where it may not stand. */
    @Nullable State token(int token, Lexicon lexicon) {
        byte[] bytes = lexicon.bytes(token);
        State state = bytes.length == 0 ? null : this;
        for (int i = 0; i < bytes.length && state != null; i++) {
            state = state.next(bytes[i] & 0xFF);
        }
        return state;
    }

    /** Sets the bits of the allowed tokens. */
    void allow(Lexicon lexicon, long[] bits) {
        lexicon.allow(this, bits);
    }

    /** Returns the one token that must come, or {@link #SEVERAL}. */
    int only() {
        return SEVERAL;
    }
}
