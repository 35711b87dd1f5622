package dev.augury.constraint.calls;

import org.jspecify.annotations.Nullable;

/**
 * A JSON number, behind which comes {@code after}. Digits are bounded, 18 before and behind the point and 2 of the exponent, so that a model cannot write them
 * for ever and every number fits the usual types.
 */
final class NumberText {

    private static final int DIGITS_MAX = 18;
    private static final int EXPONENT_MAX = 2;

    private enum Part { MINUS, ZERO, WHOLE, POINT, FRACTION, EXPONENT, EXPONENT_SIGN, EXPONENT_DIGITS }

    private final boolean whole;
    private final State after;
    private final @Nullable Place[] places = new @Nullable Place[Part.values().length * (DIGITS_MAX + 1)];

    /** @param whole whether it must be an integer */
    NumberText(boolean whole, State after) {
        this.whole = whole;
        this.after = after;
    }

    /** Returns where the first character of a number leads, or null where none begins so. */
    @Nullable State begin(int octet) {
        return octet == '-' ? at(Part.MINUS, 0) : first(octet);
    }

    private @Nullable State first(int octet) {
        return !digit(octet) ? null : octet == '0' ? at(Part.ZERO, 1) : at(Part.WHOLE, 1);
    }

    private State at(Part part, int digits) {
        int index = part.ordinal() * (DIGITS_MAX + 1) + digits;
        Place place = places[index];
        if (place == null) {
            place = new Place(part, digits);
            places[index] = place;
        }
        return place;
    }

    private static boolean digit(int octet) {
        return octet >= '0' && octet <= '9';
    }

    private final class Place extends State {

        private final Part part;
        private final int digits;

        Place(Part part, int digits) {
            this.part = part;
            this.digits = digits;
        }

        @Override
        @Nullable State next(int octet) {
            return switch (part) {
                case MINUS -> first(octet);
                case ZERO -> behindWhole(octet);
                case WHOLE -> digit(octet) && digits < DIGITS_MAX ? at(Part.WHOLE, digits + 1) : behindWhole(octet);
                case POINT -> digit(octet) ? at(Part.FRACTION, 1) : null;
                case FRACTION -> digit(octet) && digits < DIGITS_MAX ? at(Part.FRACTION, digits + 1) : behindFraction(octet);
                case EXPONENT -> octet == '+' || octet == '-' ? at(Part.EXPONENT_SIGN, 0) : exponentDigit(octet, 1);
                case EXPONENT_SIGN -> exponentDigit(octet, 1);
                case EXPONENT_DIGITS -> digit(octet) && digits < EXPONENT_MAX ? exponentDigit(octet, digits + 1) : after.next(octet);
            };
        }

        private @Nullable State exponentDigit(int octet, int count) {
            return digit(octet) ? at(Part.EXPONENT_DIGITS, count) : null;
        }

        private @Nullable State behindWhole(int octet) {
            return octet == '.' && !whole ? at(Part.POINT, 0) : behindFraction(octet);
        }

        private @Nullable State behindFraction(int octet) {
            return (octet == 'e' || octet == 'E') && !whole ? at(Part.EXPONENT, 0) : after.next(octet);
        }
    }
}
