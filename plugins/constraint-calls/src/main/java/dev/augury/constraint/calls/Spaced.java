package dev.augury.constraint.calls;

import org.jspecify.annotations.Nullable;

/** One space, or none, and then something. More could go on for ever. */
final class Spaced extends State {

    private final State inner;

    Spaced(State inner) {
        this.inner = inner;
    }

    @Override
    @Nullable State next(int octet) {
        return octet == ' ' ? inner : inner.next(octet);
    }
}
