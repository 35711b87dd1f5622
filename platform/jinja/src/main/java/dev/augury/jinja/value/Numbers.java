package dev.augury.jinja.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's int (Long, or BigInteger beyond it), float (Double) and bool, and the other number classes a context may hold. */
public final class Numbers {

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /** An int, not a bool. */
    public static boolean isInt(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof BigInteger || value instanceof Short || value instanceof Byte;
    }

    public static boolean isFloat(@Nullable Object value) {
        return value instanceof Double || value instanceof Float || value instanceof BigDecimal;
    }

    /** An int, float or bool. */
    public static boolean isNumber(@Nullable Object value) {
        return value instanceof Boolean || isInt(value) || isFloat(value);
    }

    /** An int or bool. */
    public static boolean isIntegral(@Nullable Object value) {
        return value instanceof Boolean || isInt(value);
    }

    /** Whether it is an int or bool within 64 bits. */
    public static boolean isLong(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer || value instanceof Boolean || value instanceof Short || value instanceof Byte;
    }

    public static long asLong(Object value) {
        return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).longValue();
    }

    public static BigInteger asBig(Object value) {
        return value instanceof BigInteger big ? big : BigInteger.valueOf(asLong(value));
    }

    public static double asDouble(Object value) {
        if (value instanceof BigInteger big) {
            double converted = big.doubleValue();
            if (Double.isInfinite(converted)) {
                throw PyError.value("int too large to convert to float");
            }
            return converted;
        }
        return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).doubleValue();
    }

    /** The smallest form of an int: Long where it fits. */
    public static Object of(BigInteger value) {
        return value.compareTo(LONG_MIN) >= 0 && value.compareTo(LONG_MAX) <= 0 ? (Object) value.longValue() : value;
    }

    public static boolean isZero(Number value) {
        return value instanceof BigInteger big ? big.signum() == 0 : value.doubleValue() == 0;
    }

    /** Python's {@code ==}, also between int and float, exactly. */
    public static boolean equal(Object left, Object right) {
        if (isLong(left) && isLong(right)) {
            return asLong(left) == asLong(right);
        }
        if (isIntegral(left) && isIntegral(right)) {
            return asBig(left).equals(asBig(right));
        }
        return !isNan(left) && !isNan(right) && compare(left, right) == 0;
    }

    private static boolean isNan(Object value) {
        return isFloat(value) && Double.isNaN(asDouble(value));
    }

    /** Whether an order comparison of the two is false whatever it is. */
    public static boolean unordered(Object left, Object right) {
        return isNan(left) || isNan(right);
    }

    /** Order of two numbers that are not NaN. */
    public static int compare(Object left, Object right) {
        if (isLong(left) && isLong(right)) {
            return Long.compare(asLong(left), asLong(right));
        }
        if (isFloat(left) && isFloat(right)) {
            double a = asDouble(left);
            double b = asDouble(right);
            return a == b ? 0 : Double.compare(a, b);
        }
        if (isFloat(left) && Double.isInfinite(asDouble(left))) {
            return asDouble(left) > 0 ? 1 : -1;
        }
        if (isFloat(right) && Double.isInfinite(asDouble(right))) {
            return asDouble(right) > 0 ? -1 : 1;
        }
        return exact(left).compareTo(exact(right));
    }

    private static BigDecimal exact(Object value) {
        return isIntegral(value) ? new BigDecimal(asBig(value)) : new BigDecimal(asDouble(value));
    }

    /** An argument that must be an int and is used as a size or an index. */
    public static long index(@Nullable Object value) {
        if (value == null || !isIntegral(value)) {
            if (value instanceof Undefined undefined) {
                throw undefined.error();
            }
            throw PyError.type("'" + Types.name(value) + "' object cannot be interpreted as an integer");
        }
        if (!isLong(value)) {
            return asBig(value).signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return asLong(value);
    }
}
