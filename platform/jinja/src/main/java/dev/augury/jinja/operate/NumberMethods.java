package dev.augury.jinja.operate;

import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Types;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Attributes and methods of int, bool and float. */
final class NumberMethods {

    private static final Signature NOTHING = Signature.of("number method").positionalOnly();

    private NumberMethods() {}

    static Object of(Object number, String name) {
        String type = Types.name(number);
        return type.equals("float") ? decimal(Numbers.asDouble(number), name) : integer(Numbers.asBig(number), name);
    }

    private static Object integer(BigInteger value, String name) {
        return switch (name) {
            case "real", "numerator" -> Numbers.of(value);
            case "imag" -> 0L;
            case "denominator" -> 1L;
            case "conjugate" -> method(name, Numbers.of(value));
            case "bit_length" -> method(name, (long) value.abs().bitLength());
            case "bit_count" -> method(name, (long) value.abs().bitCount());
            case "as_integer_ratio" -> method(name, PyTuple.of(Numbers.of(value), 1L));
            case "to_bytes", "from_bytes" -> bytes(name);
            default -> PyObject.MISSING;
        };
    }

    private static Object decimal(double value, String name) {
        return switch (name) {
            case "real" -> value;
            case "imag" -> 0.0;
            case "conjugate" -> method(name, value);
            case "is_integer" -> method(name, !Double.isInfinite(value) && value == Math.rint(value));
            case "as_integer_ratio" -> new Function(name, (rendering, args) -> ratio(value));
            case "hex", "fromhex" -> new Function(name, (rendering, args) -> {
                throw PyError.runtime("float." + name + " is not supported in templates");
            });
            default -> PyObject.MISSING;
        };
    }

    private static Function method(String name, Object result) {
        return new Function(name, (rendering, args) -> {
            NOTHING.bind(args);
            return result;
        });
    }

    private static Function bytes(String name) {
        return new Function(name, (rendering, args) -> {
            throw PyError.runtime("int." + name + " is not supported: templates have no bytes");
        });
    }

    private static Object ratio(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw PyError.value("cannot convert " + (Double.isNaN(value) ? "NaN" : "Infinity") + " to integer ratio");
        }
        BigDecimal exact = new BigDecimal(value);
        BigInteger divisor = BigInteger.TEN.pow(Math.max(exact.scale(), 0));
        BigInteger dividend = exact.multiply(new BigDecimal(divisor)).toBigIntegerExact();
        BigInteger shared = dividend.gcd(divisor).max(BigInteger.ONE);
        return PyTuple.of(Numbers.of(dividend.divide(shared)), Numbers.of(divisor.divide(shared)));
    }
}
