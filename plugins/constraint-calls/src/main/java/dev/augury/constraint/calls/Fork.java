package dev.augury.constraint.calls;

import org.jspecify.annotations.Nullable;

/** A state that remembers where its bytes lead, so that each leads to one and the same state. */
abstract class Fork extends State {

    private static final State NOWHERE = new State() {
        @Override
        @Nullable State next(int octet) {
            return null;
        }
    };

    private @Nullable State @Nullable [] known;

    /** Returns where a byte leads; asked once. */
    abstract @Nullable State lead(int octet);

    @Override
    final @Nullable State next(int octet) {
        @Nullable State[] states = known;
        if (states == null) {
            states = new @Nullable State[256];
            known = states;
        }
        State state = states[octet];
        if (state == null) {
            State led = lead(octet);
            state = led == null ? NOWHERE : led;
            states[octet] = state;
        }
        return state == NOWHERE ? null : state;
    }
}
