package dev.augury.executor.builtin;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic on exact decimals of bounded length. Sums and products keep the decimals of their operands, as money wants it; quotients and roots are rounded half
 * up to {@value #DECIMALS} digits after the point and lose trailing zeros.
 */
final class Exact {

    /** Digits after the point of what cannot be told exactly. */
    static final int DECIMALS = 6;

    /** Most digits of a value. */
    static final int DIGITS_MAX = 1000;

    private static final int DIGITS_KEPT = 200;
    private static final BigDecimal EXPONENT_MAX = BigDecimal.valueOf(100_000);

    private Exact() {}

    static BigDecimal add(BigDecimal left, BigDecimal right) throws Refusal {
        return bounded(left.add(right));
    }

    static BigDecimal subtract(BigDecimal left, BigDecimal right) throws Refusal {
        return bounded(left.subtract(right));
    }

    static BigDecimal multiply(BigDecimal left, BigDecimal right) throws Refusal {
        return bounded(left.multiply(right));
    }

    static BigDecimal divide(BigDecimal left, BigDecimal right) throws Refusal {
        if (right.signum() == 0) {
            throw new Refusal("division by zero");
        }
        return stripped(left.divide(right, DECIMALS, RoundingMode.HALF_UP));
    }

    /** Returns the remainder with the sign of the divisor, so that {@code -1 % 24} is 23. */
    static BigDecimal modulo(BigDecimal left, BigDecimal right) throws Refusal {
        if (right.signum() == 0) {
            throw new Refusal("division by zero");
        }
        BigDecimal remainder = left.remainder(right);
        return remainder.signum() != 0 && remainder.signum() != right.signum() ? remainder.add(right) : remainder;
    }

    static BigDecimal percent(BigDecimal value) throws Refusal {
        return bounded(value.movePointLeft(2));
    }

    /** Powers of whole numbers are exact; those of fractions with very many digits keep the first {@value #DIGITS_KEPT}. */
    static BigDecimal power(BigDecimal base, BigDecimal exponent) throws Refusal {
        BigDecimal whole = exponent.stripTrailingZeros();
        if (whole.scale() > 0) {
            throw new Refusal("an exponent must be a whole number; use sqrt for roots");
        }
        if (whole.abs().compareTo(EXPONENT_MAX) > 0) {
            throw tooLong();
        }
        int times = Math.abs(whole.intValueExact());
        BigDecimal power = bounded(base.scale() > 0 ? powerOfFraction(base, times) : powerOfWhole(base, times));
        return whole.signum() < 0 ? divide(BigDecimal.ONE, power) : power;
    }

    private static BigDecimal powerOfWhole(BigDecimal base, int times) throws Refusal {
        if (base.abs().compareTo(BigDecimal.ONE) > 0 && (long) base.precision() * times > 4L * DIGITS_MAX) {
            throw tooLong();
        }
        return base.pow(times);
    }

    private static BigDecimal powerOfFraction(BigDecimal base, int times) {
        BigDecimal power = digits(base) * times <= DIGITS_MAX ? base.pow(times) : base.pow(times, new MathContext(DIGITS_KEPT));
        return power.scale() > DIGITS_MAX ? power.setScale(DIGITS_MAX / 2, RoundingMode.HALF_UP) : power;
    }

    static BigDecimal sqrt(BigDecimal value) throws Refusal {
        if (value.signum() < 0) {
            throw new Refusal("the root of a negative number");
        }
        int digits = Math.max(1, value.precision() - value.scale()) / 2 + DECIMALS + 4;
        BigDecimal floor = value.sqrt(new MathContext(digits, RoundingMode.DOWN));
        return stripped(floor.setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    static BigDecimal round(BigDecimal value, BigDecimal decimals, RoundingMode mode) throws Refusal {
        BigDecimal whole = decimals.stripTrailingZeros();
        if (whole.scale() > 0 || whole.abs().compareTo(BigDecimal.valueOf(DIGITS_MAX)) > 0) {
            throw new Refusal("decimals must be a whole number");
        }
        BigDecimal rounded = value.setScale(Math.min(value.scale(), whole.intValueExact()), mode);
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** Returns the plain text of a result, at most {@value #DECIMALS} digits after the point. */
    static String text(BigDecimal value) {
        BigDecimal shown = value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_UP).stripTrailingZeros() : value;
        return shown.toPlainString();
    }

    static BigDecimal bounded(BigDecimal value) throws Refusal {
        if (digits(value) > DIGITS_MAX) {
            throw tooLong();
        }
        return value;
    }

    private static long digits(BigDecimal value) {
        return Math.max(value.precision(), Math.max(value.scale(), (long) value.precision() - value.scale()));
    }

    private static BigDecimal stripped(BigDecimal value) throws Refusal {
        BigDecimal stripped = value.stripTrailingZeros();
        return bounded(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    private static Refusal tooLong() {
        return new Refusal("a number is longer than " + DIGITS_MAX + " digits");
    }
}
