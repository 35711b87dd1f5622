package dev.augury.constraint.calls;

import org.jspecify.annotations.Nullable;

/** A fixed text, as far as it was written. */
final class Literal extends State {

    private final byte[] text;
    private final int at;
    private final State after;
    private @Nullable Literal rest;

    private Literal(byte[] text, int at, State after) {
        this.text = text;
        this.at = at;
        this.after = after;
    }

    /** Returns a text and then {@code after}. */
    static State of(byte[] text, State after) {
        return text.length == 0 ? after : new Literal(text, 0, after);
    }

    @Override
    @Nullable State next(int octet) {
        if ((text[at] & 0xFF) != octet) {
            return null;
        }
        if (at + 1 == text.length) {
            return after;
        }
        Literal known = rest;
        if (known == null) {
            known = new Literal(text, at + 1, after);
            rest = known;
        }
        return known;
    }
}
