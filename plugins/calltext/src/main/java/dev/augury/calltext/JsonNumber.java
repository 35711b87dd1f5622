package dev.augury.calltext;

import org.jspecify.annotations.Nullable;

/** Reads one JSON number character by character. */
final class JsonNumber {

    private enum Part { SIGN, ZERO, WHOLE, POINT, FRACTION, EXPONENT, EXPONENT_SIGN, EXPONENT_DIGITS }

    private Part part = Part.SIGN;

    /** Begins a number and returns whether one can begin so. */
    boolean begin(char c) {
        part = c == '-' ? Part.SIGN : c == '0' ? Part.ZERO : Part.WHOLE;
        return c == '-' || digit(c);
    }

    /** Takes a character and returns whether it belongs to the number. */
    boolean take(char c) {
        @Nullable Part next = switch (part) {
            case SIGN -> c == '0' ? Part.ZERO : digit(c) ? Part.WHOLE : null;
            case ZERO -> fractionOrExponent(c);
            case WHOLE -> digit(c) ? Part.WHOLE : fractionOrExponent(c);
            case POINT, FRACTION -> digit(c) ? Part.FRACTION : part == Part.FRACTION && exponent(c) ? Part.EXPONENT : null;
            case EXPONENT -> c == '+' || c == '-' ? Part.EXPONENT_SIGN : digit(c) ? Part.EXPONENT_DIGITS : null;
            case EXPONENT_SIGN, EXPONENT_DIGITS -> digit(c) ? Part.EXPONENT_DIGITS : null;
        };
        if (next == null) {
            return false;
        }
        part = next;
        return true;
    }

    /** Returns whether what was taken is a whole number, so that it may end here. */
    boolean whole() {
        return part == Part.ZERO || part == Part.WHOLE || part == Part.FRACTION || part == Part.EXPONENT_DIGITS;
    }

    private static @Nullable Part fractionOrExponent(char c) {
        return c == '.' ? Part.POINT : exponent(c) ? Part.EXPONENT : null;
    }

    private static boolean exponent(char c) {
        return c == 'e' || c == 'E';
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
