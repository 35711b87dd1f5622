package dev.augury.jinja.builtin;

import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.Strings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's {@code int(...)} and {@code float(...)}. */
final class NumberText {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?(inf|infinity|nan)");
    private static final int MAX_DIGITS = 4300;

    private NumberText() {}

    /** The int, or null where Python raises TypeError or ValueError. */
    static @Nullable BigInteger integer(@Nullable Object value, long base) {
        String text = Strings.textOrNull(value);
        if (text != null) {
            return parse(Strings.strip(text, true, true).toLowerCase(Locale.ROOT), base);
        }
        if (value == null || !Numbers.isNumber(value)) {
            return null;
        }
        if (Numbers.isIntegral(value)) {
            return Numbers.asBig(value);
        }
        double number = Numbers.asDouble(value);
        return Double.isNaN(number) || Double.isInfinite(number) ? null : new BigDecimal(number).toBigInteger();
    }

    private static @Nullable BigInteger parse(String text, long base) {
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        int radix = (int) base;
        int prefix = digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : digits.startsWith("0b") ? 2 : 0;
        if (prefix != 0 && (base == 0 || base == prefix)) {
            digits = digits.substring(2);
            digits = digits.startsWith("_") ? digits.substring(1) : digits;
            radix = prefix;
        } else if (base == 0) {
            radix = 10;
            if (digits.length() > 1 && digits.startsWith("0") && digits.chars().anyMatch(c -> c != '0' && c != '_')) {
                return null;
            }
        }
        boolean grouped = digits.contains("__") || digits.startsWith("_") || digits.endsWith("_");
        String plain = digits.replace("_", "");
        int checked = radix;
        if (radix < 2 || radix > 36 || grouped || plain.isEmpty() || plain.length() > MAX_DIGITS
                || !plain.codePoints().allMatch(c -> Character.digit(c, checked) >= 0)) {
            return null;
        }
        StringBuilder ascii = new StringBuilder();
        plain.codePoints().forEach(c -> ascii.append(Character.forDigit(Character.digit(c, checked), checked)));
        BigInteger number = new BigInteger(ascii.toString(), radix);
        return negative ? number.negate() : number;
    }

    /** Digits of any script as those of ASCII. */
    private static String asciiDigits(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isDigit(c) ? Character.forDigit(Character.digit(c, 10), 10) : c));
        return out.toString();
    }

    /** The float, or null where Python raises TypeError or ValueError. */
    static @Nullable Double decimal(@Nullable Object value) {
        String text = Strings.textOrNull(value);
        if (text == null) {
            if (value == null || !Numbers.isNumber(value)) {
                return null;
            }
            return Numbers.asDouble(value);
        }
        String stripped = asciiDigits(Strings.strip(text, true, true));
        if (stripped.length() <= MAX_DIGITS && DECIMAL.matcher(stripped).matches()) {
            return Double.valueOf(stripped.replace("_", ""));
        }
        String lower = stripped.toLowerCase(Locale.ROOT);
        if (!SPECIAL.matcher(lower).matches()) {
            return null;
        }
        return lower.endsWith("nan") ? Double.NaN : lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
}
