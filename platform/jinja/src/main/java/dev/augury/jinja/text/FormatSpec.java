package dev.augury.jinja.text;

import dev.augury.jinja.value.FloatText;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Python's format specification: fill, alignment, sign, width, grouping, precision and type. */
public final class FormatSpec {

    private static final Pattern SPEC =
            Pattern.compile("(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\\d+)?([,_])?(?:\\.(\\d+))?([bcdeEfFgGnosxX%])?", Pattern.DOTALL);
    private static final int DEFAULT_PRECISION = 6;

    private final String fill;
    private final String align;
    private final String sign;
    private final boolean alternate;
    private final boolean zero;
    private final int width;
    private final String grouping;
    private final int precision;
    private final char type;

    private FormatSpec(Matcher match, Rendering rendering) {
        zero = match.group(6) != null;
        align = match.group(2) != null ? match.group(2) : zero ? "=" : "";
        fill = match.group(1) != null ? match.group(1) : zero && match.group(2) == null ? "0" : zero ? "0" : " ";
        sign = match.group(3) == null ? "" : match.group(3);
        alternate = match.group(5) != null;
        width = number(match.group(7), 0, rendering);
        grouping = match.group(8) == null ? "" : match.group(8);
        precision = number(match.group(9), -1, rendering);
        type = match.group(10) == null ? 0 : match.group(10).charAt(0);
    }

    private static int number(@Nullable String digits, int otherwise, Rendering rendering) {
        if (digits == null) {
            return otherwise;
        }
        if (digits.length() > 9) {
            throw PyError.value("Too many decimal digits in format string");
        }
        int value = Integer.parseInt(digits);
        rendering.checkLength(value);
        return value;
    }

    /** The value formatted; ValueError or TypeError where the specification does not fit it. */
    public static String format(@Nullable Object value, String spec, Rendering rendering) {
        if (spec.isEmpty()) {
            return Repr.text(value, rendering);
        }
        String text = Strings.textOrNull(value);
        if (text == null && !Numbers.isNumber(value)) {
            throw PyError.type("unsupported format string passed to " + Types.name(value) + ".__format__");
        }
        Matcher match = SPEC.matcher(spec);
        if (!match.matches()) {
            throw PyError.value("Invalid format specifier '" + spec + "' for object of type '" + Types.name(value) + "'");
        }
        FormatSpec parsed = new FormatSpec(match, rendering);
        if (text != null) {
            return parsed.string(text);
        }
        return parsed.number(Objects.requireNonNull(value), rendering);
    }

    private PyError unknownType(String typeName) {
        return PyError.value("Unknown format code '" + type + "' for object of type '" + typeName + "'");
    }

    private String string(String text) {
        if (type != 0 && type != 's') {
            throw unknownType("str");
        }
        if (align.equals("=") && !zero) {
            throw PyError.value("'=' alignment not allowed in string format specifier");
        }
        if (!sign.isEmpty()) {
            throw PyError.value((sign.equals(" ") ? "Space" : "Sign") + " not allowed in string format specifier");
        }
        if (!grouping.isEmpty()) {
            throw PyError.value("Cannot specify '" + grouping + "' with 's'.");
        }
        String cut = precision >= 0 && precision < Strings.length(text) ? Strings.slice(text, 0, precision) : text;
        return pad(cut, align.isEmpty() || align.equals("=") ? "<" : align);
    }

    private String number(Object value, Rendering rendering) {
        boolean integral = Numbers.isIntegral(value);
        if (integral && (type == 0 || "bcdnoxX".indexOf(type) >= 0)) {
            return integer(Numbers.asBig(value), rendering);
        }
        if (type != 0 && "eEfFgGn%".indexOf(type) < 0) {
            throw unknownType(integral ? "int" : "float");
        }
        return decimal(Numbers.asDouble(value));
    }

    private String integer(BigInteger value, Rendering rendering) {
        if (precision >= 0) {
            throw PyError.value("Precision not allowed in integer format specifier");
        }
        if (type == 'c') {
            if (value.signum() < 0 || value.bitLength() > 21 || value.intValue() > Character.MAX_CODE_POINT) {
                throw PyError.value("%c arg not in range(0x110000)");
            }
            return pad(Character.toString(value.intValue()), align.isEmpty() ? "<" : align);
        }
        int radix = type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
        String digits = value.abs().toString(radix);
        rendering.checkLength(digits.length());
        String prefix = alternate && radix != 10 ? "0" + Character.toLowerCase(type) : "";
        if (type == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
            prefix = prefix.toUpperCase(Locale.ROOT);
        }
        return signed(value.signum() < 0, prefix, digits, "", radix == 10 ? 3 : 4);
    }

    private String decimal(double value) {
        boolean negative = value < 0 || value == 0 && 1 / value < 0;
        double size = Math.abs(value);
        String text;
        if (type == '%') {
            text = FloatFormat.of(size * 100, 'f', precision < 0 ? DEFAULT_PRECISION : precision, alternate) + "%";
        } else if (type == 0 && precision < 0) {
            text = FloatText.of(size);
        } else if (type == 0) {
            text = FloatFormat.of(size, 'g', precision, alternate);
            boolean plain = text.chars().allMatch(Character::isDigit);
            if (plain && text.length() >= Math.max(precision, 1) && precision > 0) {
                text = FloatFormat.of(size, 'e', Math.max(precision - 1, 0), alternate);
                text = text.replaceFirst("\\.?0*e", "e");
            } else if (plain) {
                text = text + ".0";
            }
        } else {
            text = FloatFormat.of(size, type == 'n' ? 'g' : type, precision < 0 ? DEFAULT_PRECISION : precision, alternate);
        }
        int whole = 0;
        while (whole < text.length() && Character.isDigit(text.charAt(whole))) {
            whole++;
        }
        return signed(negative, "", text.substring(0, whole), text.substring(whole), 3);
    }

    private String signed(boolean negative, String prefix, String whole, String rest, int group) {
        String before = (negative ? "-" : sign.equals("-") ? "" : sign) + prefix;
        int room = align.equals("=") && fill.equals("0") && !grouping.isEmpty() ? width - before.length() - rest.length() : 0;
        String digits = grouping.isEmpty() ? whole : grouped(whole, group, room);
        String text = before + digits + rest;
        int missing = width - Strings.length(text);
        if (align.equals("=") && missing > 0) {
            return before + fill.repeat(missing) + digits + rest;
        }
        return pad(text, align.isEmpty() ? ">" : align);
    }

    /** Separators between the groups; leading zeros up to the room, as Python pads grouped numbers. */
    private String grouped(String digits, int group, int room) {
        StringBuilder out = new StringBuilder();
        int count = 0;
        for (int i = digits.length() - 1; i >= 0 || out.length() < room; i--) {
            if (count > 0 && count % group == 0) {
                out.append(grouping);
            }
            out.append(i >= 0 ? digits.charAt(i) : '0');
            count++;
        }
        return out.reverse().toString();
    }

    private String pad(String text, String where) {
        int missing = width - Strings.length(text);
        if (missing <= 0) {
            return text;
        }
        return switch (where) {
            case "<" -> text + fill.repeat(missing);
            case "^" -> fill.repeat(missing / 2) + text + fill.repeat(missing - missing / 2);
            default -> fill.repeat(missing) + text;
        };
    }
}
