package dev.augury.jinja.text;

import dev.augury.jinja.value.DictKey;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's {@code %} on strings. */
public final class PercentFormat {

    private static final int DEFAULT_PRECISION = 6;

    private final String template;
    private final @Nullable Object argument;
    private final boolean escape;
    private final Rendering rendering;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int used;
    private boolean mapped;

    private PercentFormat(String template, @Nullable Object argument, boolean escape, Rendering rendering) {
        this.template = template;
        this.argument = argument;
        this.escape = escape;
        this.rendering = rendering;
    }

    /** The template's fields filled from a tuple, a dict or a single value; with {@code escape} strings are escaped as HTML. */
    public static String format(String template, @Nullable Object argument, boolean escape, Rendering rendering) {
        return new PercentFormat(template, argument, escape, rendering).run();
    }

    private String run() {
        while (at < template.length()) {
            char c = template.charAt(at++);
            if (c != '%') {
                out.append(c);
            } else {
                field();
            }
            rendering.checkLength(out.length());
        }
        boolean left = argument instanceof PyTuple tuple ? used < tuple.size() : used == 0 && !mapped && !mappable();
        if (left) {
            throw PyError.type("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    private boolean mappable() {
        return argument instanceof Map || argument instanceof List && !(argument instanceof PyTuple) || argument instanceof Undefined;
    }

    private char peek() {
        if (at >= template.length()) {
            throw PyError.value("incomplete format");
        }
        return template.charAt(at);
    }

    private @Nullable Object nextArgument() {
        if (argument instanceof PyTuple tuple) {
            if (used >= tuple.size()) {
                throw PyError.type("not enough arguments for format string");
            }
            return tuple.get(used++);
        }
        if (used++ > 0) {
            throw PyError.type("not enough arguments for format string");
        }
        return argument;
    }

    private void field() {
        rendering.step();
        if (peek() == '%') {
            at++;
            out.append('%');
            return;
        }
        Object value = PyTuple.of();
        boolean keyed = false;
        if (peek() == '(') {
            value = keyedValue();
            keyed = true;
        }
        String flags = "";
        while ("#0- +".indexOf(peek()) >= 0) {
            flags += template.charAt(at++);
        }
        int width = size();
        if (width < 0) {
            flags += "-";
            width = -width;
        }
        int precision = -1;
        if (peek() == '.') {
            at++;
            precision = Math.max(size(), 0);
        }
        while ("hlL".indexOf(peek()) >= 0) {
            at++;
        }
        char type = peek();
        at++;
        if (!keyed) {
            value = nextArgument();
        }
        rendering.checkLength(width);
        append(value, type, flags, width, precision);
    }

    private @Nullable Object keyedValue() {
        if (!(argument instanceof Map<?, ?> map)) {
            throw PyError.type("format requires a mapping");
        }
        mapped = true;
        int depth = 0;
        int from = at + 1;
        do {
            char c = peek();
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at++;
        } while (depth > 0);
        String key = template.substring(from, at - 1);
        Object value = DictKey.lookup(map, key);
        if (value == PyObject.MISSING) {
            throw PyError.value("KeyError: " + Repr.quote(key));
        }
        return value;
    }

    private int size() {
        if (peek() == '*') {
            at++;
            Object value = nextArgument();
            if (!Numbers.isIntegral(value)) {
                throw PyError.type("* wants int");
            }
            long size = Numbers.index(value);
            rendering.checkLength(Math.abs(size));
            return (int) size;
        }
        long size = 0;
        while (peek() >= '0' && peek() <= '9') {
            size = size * 10 + template.charAt(at++) - '0';
            rendering.checkLength(size);
        }
        return (int) size;
    }

    private void append(@Nullable Object value, char type, String flags, int width, int precision) {
        String sign = "";
        String body;
        boolean number = true;
        switch (type) {
            case 's', 'r', 'a' -> {
                body = text(value, type);
                body = precision >= 0 && precision < Strings.length(body) ? Strings.slice(body, 0, precision) : body;
                number = false;
            }
            case 'c' -> {
                body = character(value);
                number = false;
            }
            case 'd', 'i', 'u', 'x', 'X', 'o' -> {
                BigInteger integer = integer(value, type);
                sign = sign(integer.signum() < 0, flags);
                body = digits(integer.abs(), type, precision);
                if (flags.contains("#") && "xXo".indexOf(type) >= 0) {
                    sign += "0" + type;
                }
            }
            case 'e', 'E', 'f', 'F', 'g', 'G' -> {
                double decimal = decimal(value);
                sign = sign(decimal < 0 || decimal == 0 && 1 / decimal < 0, flags);
                int places = precision < 0 ? DEFAULT_PRECISION : precision;
                rendering.checkLength(places);
                body = FloatFormat.of(Math.abs(decimal), type, places, flags.contains("#"));
            }
            default -> throw PyError.value("unsupported format character '" + type + "' (0x" + Integer.toHexString(type) + ") at index " + (at - 1));
        }
        int missing = Math.max(width - sign.length() - Strings.length(body), 0);
        if (flags.contains("-")) {
            out.append(sign).append(body).append(" ".repeat(missing));
        } else if (flags.contains("0") && number) {
            out.append(sign).append("0".repeat(missing)).append(body);
        } else {
            out.append(" ".repeat(missing)).append(sign).append(body);
        }
    }

    private String text(@Nullable Object value, char type) {
        String text = type == 's' ? Repr.text(value, rendering) : Repr.of(value, rendering);
        if (type == 'a') {
            text = ascii(text);
        }
        return escape && !(type == 's' && value instanceof Markup) ? Markup.escapeText(text, rendering) : text;
    }

    /** Every character beyond ASCII as an escape. */
    static String ascii(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128) {
                out.append((char) c);
            } else {
                Repr.appendEscape(out, c);
            }
        });
        return out.toString();
    }

    private static String character(@Nullable Object value) {
        String text = Strings.textOrNull(value);
        if (text != null && Strings.length(text) == 1) {
            return text;
        }
        if (value == null || !Numbers.isLong(value)) {
            throw PyError.type("%c requires int or char");
        }
        long code = Numbers.asLong(value);
        if (code < 0 || code > Character.MAX_CODE_POINT) {
            throw PyError.value("%c arg not in range(0x110000)");
        }
        return Character.toString((int) code);
    }

    private static BigInteger integer(@Nullable Object value, char type) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (value != null && Numbers.isIntegral(value)) {
            return Numbers.asBig(value);
        }
        boolean decimal = type == 'd' || type == 'i' || type == 'u';
        if (decimal && Numbers.isFloat(value)) {
            double number = Numbers.asDouble(Objects.requireNonNull(value));
            if (Double.isNaN(number) || Double.isInfinite(number)) {
                throw PyError.value("cannot convert float " + (Double.isNaN(number) ? "NaN" : "infinity") + " to integer");
            }
            return new BigDecimal(number).toBigInteger();
        }
        throw PyError.type("%" + type + " format: " + (decimal ? "a real number" : "an integer") + " is required, not " + Types.name(value));
    }

    private static double decimal(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.error();
        }
        if (value == null || !Numbers.isNumber(value)) {
            throw PyError.type("must be real number, not " + Types.name(value));
        }
        return Numbers.asDouble(value);
    }

    private static String sign(boolean negative, String flags) {
        return negative ? "-" : flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
    }

    private String digits(BigInteger value, char type, int precision) {
        String digits = value.toString(type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10);
        String shown = type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
        return "0".repeat(Math.max(precision - shown.length(), 0)) + shown;
    }
}
