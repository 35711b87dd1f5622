package dev.augury.jinja.value;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code str} and {@code repr}. */
public final class Repr {

    private Repr() {}

    /** Python's {@code str}: what printing gives. */
    public static String text(@Nullable Object value, Rendering rendering) {
        return switch (value) {
            case String s -> s;
            case Long l -> Long.toString(l);
            case Integer i -> Integer.toString(i);
            case Markup markup -> markup.text();
            case Undefined _ -> "";
            case null -> "None";
            default -> of(value, rendering);
        };
    }

    /** Python's {@code repr}. */
    public static String of(@Nullable Object value, Rendering rendering) {
        StringBuilder out = new StringBuilder();
        append(out, value, rendering);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable Object value, Rendering rendering) {
        switch (value) {
            case null -> out.append("None");
            case Boolean b -> out.append(b ? "True" : "False");
            case String s -> appendQuoted(out, s);
            case Markup markup -> appendQuoted(out.append("Markup("), markup.text()).append(')');
            case PyTuple tuple -> appendItems(out, tuple, '(', tuple.size() == 1 ? ",)" : ")", rendering);
            case List<?> list -> appendItems(out, list, '[', "]", rendering);
            case Map<?, ?> map -> appendMap(out, map, rendering);
            case PyObject object -> {
                rendering.enter();
                out.append(object.repr(rendering));
                rendering.leave();
            }
            default -> {
                if (Numbers.isFloat(value)) {
                    out.append(FloatText.of(Numbers.asDouble(value)));
                } else if (Numbers.isInt(value)) {
                    out.append(value);
                } else {
                    out.append(Types.name(value));
                }
            }
        }
        rendering.checkLength(out.length());
    }

    private static void appendItems(StringBuilder out, List<?> items, char open, String close, Rendering rendering) {
        rendering.enter();
        rendering.steps(items.size());
        out.append(open);
        Iterator<?> iterator = items.iterator();
        while (iterator.hasNext()) {
            append(out, iterator.next(), rendering);
            if (iterator.hasNext()) {
                out.append(", ");
            }
        }
        out.append(close);
        rendering.leave();
    }

    private static void appendMap(StringBuilder out, Map<?, ?> map, Rendering rendering) {
        rendering.enter();
        rendering.steps(map.size());
        out.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            append(out.append(separator), entry.getKey(), rendering);
            append(out.append(": "), entry.getValue(), rendering);
            separator = ", ";
        }
        out.append('}');
        rendering.leave();
    }

    /** A string in quotes, escaped as Python escapes it. */
    public static String quote(String text) {
        return appendQuoted(new StringBuilder(text.length() + 2), text).toString();
    }

    private static StringBuilder appendQuoted(StringBuilder out, String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (printable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        appendEscape(out, c);
                    }
                }
            }
        }
        return out.append(quote);
    }

    /** An escape of the shortest kind that holds the code point: two, four or eight hexadecimal digits. */
    public static void appendEscape(StringBuilder out, int c) {
        int digits = c <= 0xff ? 2 : c <= 0xffff ? 4 : 8;
        String hex = Integer.toHexString(c);
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U').append("0".repeat(digits - hex.length())).append(hex);
    }

    /** Python's {@code str.isprintable} of one code point. */
    public static boolean printable(int c) {
        if (c >= ' ' && c < 0x7f) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
