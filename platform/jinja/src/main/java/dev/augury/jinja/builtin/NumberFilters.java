package dev.augury.jinja.builtin;

import dev.augury.jinja.operate.Arithmetic;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Filters on numbers. */
final class NumberFilters {

    private static final List<String> DECIMAL_UNITS = List.of("kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB");
    private static final List<String> BINARY_UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB");
    private static final int MAX_PLACES = 400;

    private NumberFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "abs", Filter.of(Signature.of("abs"), (_, value, _) -> absolute(value)),
                "int", Filter.of(Signature.of("int").with("default", 0L).with("base", 10L), NumberFilters::integer),
                "float", Filter.of(Signature.of("float").with("default", 0.0), NumberFilters::decimal),
                "round", Filter.of(Signature.of("round").with("precision", 0L).with("method", "common"), NumberFilters::round),
                "filesizeformat", Filter.of(Signature.of("filesizeformat").with("binary", false), NumberFilters::fileSize));
    }

    private static Object absolute(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw PyError.type("bad operand type for abs(): '" + undefined.typeName() + "'");
        }
        if (value == null || !Numbers.isNumber(value)) {
            throw PyError.type("bad operand type for abs(): '" + Types.name(value) + "'");
        }
        return Numbers.isFloat(value) ? (Object) Math.abs(Numbers.asDouble(value)) : Numbers.of(Numbers.asBig(value).abs());
    }

    private static @Nullable Object integer(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        BigInteger parsed = NumberText.integer(value, Numbers.index(args[1]));
        if (parsed != null) {
            return Numbers.of(parsed);
        }
        Double number = NumberText.decimal(value);
        return number == null || number.isNaN() || number.isInfinite() ? args[0] : Numbers.of(new BigDecimal(number).toBigInteger());
    }

    private static @Nullable Object decimal(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        Double number = NumberText.decimal(value);
        return number == null ? args[0] : number;
    }

    private static Object round(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        String method = String.valueOf(args[1]);
        if (!List.of("common", "ceil", "floor").contains(method)) {
            throw PyError.runtime("method must be common, ceil or floor");
        }
        if (value == null || !Numbers.isNumber(value)) {
            throw value instanceof Undefined undefined ? undefined.error()
                    : PyError.type("type " + Types.name(value) + " doesn't define __round__ method");
        }
        long places = Numbers.index(args[0]);
        if (method.equals("common")) {
            return common(value, places);
        }
        Object scale = Arithmetic.apply("**", 10L, places, rendering);
        Object scaled = Arithmetic.apply("*", value, scale, rendering);
        double number = Numbers.asDouble(Objects.requireNonNull(scaled));
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            throw PyError.value("cannot convert float " + (Double.isNaN(number) ? "NaN" : "infinity") + " to integer");
        }
        Object whole = Numbers.isIntegral(scaled) ? scaled
                : Numbers.of(new BigDecimal(number).setScale(0, method.equals("ceil") ? RoundingMode.CEILING : RoundingMode.FLOOR).toBigInteger());
        return Objects.requireNonNull(Arithmetic.apply("/", whole, scale, rendering));
    }

    private static Object common(Object value, long places) {
        if (Numbers.isIntegral(value)) {
            BigInteger integer = Numbers.asBig(value);
            if (places >= 0) {
                return Numbers.of(integer);
            }
            return places < -MAX_PLACES ? (Object) 0L
                    : Numbers.of(new BigDecimal(integer).setScale((int) places, RoundingMode.HALF_EVEN).toBigInteger());
        }
        double number = Numbers.asDouble(value);
        if (Double.isNaN(number) || Double.isInfinite(number) || places > MAX_PLACES) {
            return number;
        }
        if (places < -MAX_PLACES) {
            return Math.copySign(0.0, number);
        }
        double rounded = new BigDecimal(number).setScale((int) places, RoundingMode.HALF_EVEN).doubleValue();
        return rounded == 0 ? Math.copySign(0.0, number) : rounded;
    }

    private static Object fileSize(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        Double parsed = NumberText.decimal(value);
        if (parsed == null) {
            throw PyError.value("could not convert to a number of bytes: '" + Types.name(value) + "'");
        }
        double bytes = parsed;
        boolean binary = Types.truth(args[0]);
        double base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return (long) bytes + " Bytes";
        }
        List<String> units = binary ? BINARY_UNITS : DECIMAL_UNITS;
        double unit = base;
        int at = 0;
        do {
            unit *= base;
        } while (bytes >= unit && ++at < units.size());
        at = Math.min(at, units.size() - 1);
        return String.format(Locale.ROOT, "%s %s",
                new BigDecimal(base * bytes / Math.pow(base, at + 2)).setScale(1, RoundingMode.HALF_EVEN).toPlainString(), units.get(at));
    }
}
