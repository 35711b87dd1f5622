package dev.augury.constraint.calls;

import org.jspecify.annotations.Nullable;

/** A JSON array, behind which comes {@code after}. */
final class ArrayText {

    private final State after;
    private final State element;
    private final State behindElement = new BehindElement();

    private ArrayText(@Nullable Shape items, State after, int depth) {
        this.after = after;
        element = new ValueText(items == null ? Shape.ANY : items, behindElement, depth);
    }

    /** Returns what stands behind the opening bracket. */
    static State opened(@Nullable Shape items, State after, int depth) {
        return new ArrayText(items, after, depth).new Opened();
    }

    private final class Opened extends Fork {
        @Override
        @Nullable State lead(int octet) {
            return octet == ']' ? after : element.next(octet);
        }
    }

    private final class BehindElement extends Fork {
        @Override
        @Nullable State lead(int octet) {
            return octet == ']' ? after : octet == ',' ? new Spaced(element) : null;
        }
    }
}
