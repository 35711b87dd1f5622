package dev.augury.jinja.text;

import dev.augury.jinja.value.FloatText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** The presentation types e, f and g of C and Python, rounded half to even on the exact value. */
final class FloatFormat {

    private static final int MIN_FIXED_EXPONENT = -4;

    private FloatFormat() {}

    /**
     * @param value not negative
     * @param type one of e, E, f, F, g, G
     * @param alternate keep the point and trailing zeros
     */
    static String of(double value, char type, int precision, boolean alternate) {
        char kind = Character.toLowerCase(type);
        String text;
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            text = Double.isNaN(value) ? "nan" : "inf";
        } else {
            BigDecimal exact = new BigDecimal(value);
            text = switch (kind) {
                case 'f' -> fixed(exact, precision, alternate);
                case 'e' -> scientific(exact, precision, alternate);
                default -> general(exact, precision == 0 ? 1 : precision, alternate);
            };
        }
        return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String fixed(BigDecimal value, int precision, boolean alternate) {
        String text = value.setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
        return alternate && precision == 0 ? text + "." : text;
    }

    private static String scientific(BigDecimal value, int precision, boolean alternate) {
        BigDecimal rounded = rounded(value, precision + 1);
        String digits = digits(rounded, precision + 1);
        String point = precision > 0 || alternate ? "." : "";
        return digits.charAt(0) + point + digits.substring(1) + "e" + FloatText.exponentText(exponent(rounded));
    }

    private static String general(BigDecimal value, int precision, boolean alternate) {
        BigDecimal rounded = rounded(value, precision);
        int exponent = exponent(rounded);
        if (exponent >= MIN_FIXED_EXPONENT && exponent < precision) {
            String text = rounded.setScale(precision - 1 - exponent, RoundingMode.HALF_EVEN).toPlainString();
            return alternate ? text : trimmed(text);
        }
        String digits = digits(rounded, precision);
        String mantissa = digits.charAt(0) + (precision > 1 ? "." + digits.substring(1) : "");
        return (alternate ? mantissa : trimmed(mantissa)) + "e" + FloatText.exponentText(exponent);
    }

    private static BigDecimal rounded(BigDecimal value, int digits) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static int exponent(BigDecimal value) {
        return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }

    private static String digits(BigDecimal value, int count) {
        String digits = value.unscaledValue().toString();
        return digits.length() >= count ? digits.substring(0, count) : digits + "0".repeat(count - digits.length());
    }

    private static String trimmed(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
