package dev.augury.jinja.text;

import dev.augury.jinja.value.Comparison;
import dev.augury.jinja.value.FloatText;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code json.dumps}. */
public final class JsonText {

    /**
     * How the text is laid out.
     *
     * @param ascii escape all beyond ASCII
     * @param indent one level of indentation, or null for a single line
     */
    public record Layout(boolean ascii, @Nullable String indent, String itemSeparator, String keySeparator, boolean sortKeys) {}

    private final Layout layout;
    private final Rendering rendering;
    private final StringBuilder out = new StringBuilder();
    private int level;

    private JsonText(Layout layout, Rendering rendering) {
        this.layout = layout;
        this.rendering = rendering;
    }

    public static String of(@Nullable Object value, Layout layout, Rendering rendering) {
        JsonText text = new JsonText(layout, rendering);
        text.append(value);
        return text.out.toString();
    }

    private void append(@Nullable Object value) {
        String text = Strings.textOrNull(value);
        if (text != null) {
            string(text);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            scalar(value);
        }
        rendering.checkLength(out.length());
    }

    private void scalar(@Nullable Object value) {
        if (value == null) {
            out.append("null");
        } else if (value instanceof Boolean) {
            out.append(value);
        } else if (Numbers.isInt(value)) {
            out.append(value);
        } else if (Numbers.isFloat(value)) {
            out.append(decimal(Numbers.asDouble(value)));
        } else {
            throw PyError.type("Object of type " + Types.name(value) + " is not JSON serializable");
        }
    }

    private static String decimal(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value) ? value > 0 ? "Infinity" : "-Infinity" : FloatText.of(value);
    }

    private void list(List<?> items) {
        if (items.isEmpty()) {
            out.append("[]");
            return;
        }
        open('[', items.size());
        boolean first = true;
        for (Object item : items) {
            next(first);
            first = false;
            append(item);
        }
        close(']');
    }

    private void map(Map<?, ?> map) {
        if (map.isEmpty()) {
            out.append("{}");
            return;
        }
        open('{', map.size());
        boolean first = true;
        for (Map.Entry<?, ?> entry : entries(map)) {
            next(first);
            first = false;
            string(key(entry.getKey()));
            out.append(layout.keySeparator());
            append(entry.getValue());
        }
        close('}');
    }

    private Iterable<? extends Map.Entry<?, ?>> entries(Map<?, ?> map) {
        if (!layout.sortKeys()) {
            return map.entrySet();
        }
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        entries.sort((a, b) -> Comparison.compare(a.getKey(), b.getKey(), rendering));
        return entries;
    }

    private String key(@Nullable Object key) {
        if (key instanceof String text) {
            return text;
        }
        if (key == null) {
            return "null";
        }
        if (key instanceof Boolean) {
            return key.toString();
        }
        if (Numbers.isInt(key)) {
            return key.toString();
        }
        if (Numbers.isFloat(key)) {
            return decimal(Numbers.asDouble(key));
        }
        throw PyError.type("keys must be str, int, float, bool or None, not " + Types.name(key));
    }

    private void open(char bracket, int items) {
        rendering.enter();
        rendering.steps(items);
        out.append(bracket);
        level++;
    }

    private void next(boolean first) {
        if (!first) {
            out.append(layout.itemSeparator());
        }
        newline();
    }

    private void close(char bracket) {
        level--;
        newline();
        out.append(bracket);
        rendering.leave();
    }

    private void newline() {
        if (layout.indent() != null) {
            rendering.checkLength(out.length() + (long) level * layout.indent().length());
            out.append('\n').append(layout.indent().repeat(level));
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c < ' ' || layout.ascii() && c > '~') {
                        unit(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private void unit(char c) {
        String hex = Integer.toHexString(c);
        out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
    }

    /** The separators of Python: {@code ", "} and {@code ": "}, without the blank behind items that are indented. */
    public static Layout standard(@Nullable String indent) {
        return new Layout(false, indent, indent == null ? ", " : ",", ": ", false);
    }

    /** What {@code indent} of a call means: a number of blanks, a text, or nothing. */
    public static @Nullable String indentOf(@Nullable Object indent, Rendering rendering) {
        if (indent == null) {
            return null;
        }
        String text = Strings.textOrNull(indent);
        if (text != null) {
            return text;
        }
        long width = Numbers.index(indent);
        rendering.checkLength(width);
        return " ".repeat((int) Math.max(width, 0));
    }
}
