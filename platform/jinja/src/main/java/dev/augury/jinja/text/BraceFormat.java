package dev.augury.jinja.text;

import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Types;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code str.format}, with the attributes and items the sandbox allows. */
public final class BraceFormat {

    /** How a field reads an attribute or an item of a value. */
    public interface Lookup {
        @Nullable Object attribute(@Nullable Object owner, String name, Rendering rendering);

        @Nullable Object item(@Nullable Object owner, @Nullable Object index, Rendering rendering);
    }

    private static final int MAX_NESTING = 2;

    private final Args args;
    private final boolean escape;
    private final Lookup lookup;
    private final Rendering rendering;
    private int automatic;
    private boolean manual;

    private BraceFormat(Args args, boolean escape, Lookup lookup, Rendering rendering) {
        this.args = args;
        this.escape = escape;
        this.lookup = lookup;
        this.rendering = rendering;
    }

    /** The template's fields filled in; with {@code escape} every value is escaped as HTML. */
    public static String format(String template, Args args, boolean escape, Lookup lookup, Rendering rendering) {
        return new BraceFormat(args, escape, lookup, rendering).run(template, MAX_NESTING);
    }

    private String run(String template, int nesting) {
        if (nesting < 0 || nesting == 0 && template.indexOf('{') >= 0) {
            throw PyError.value("Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            char c = template.charAt(at);
            boolean doubled = at + 1 < template.length() && template.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                out.append(c);
                at += 2;
            } else if (c == '}') {
                throw PyError.value("Single '}' encountered in format string");
            } else if (c == '{') {
                int end = fieldEnd(template, at + 1);
                out.append(field(template.substring(at + 1, end), nesting));
                at = end + 1;
            } else {
                out.append(c);
                at++;
            }
            rendering.checkLength(out.length());
        }
        return out.toString();
    }

    private static int fieldEnd(String template, int from) {
        int depth = 0;
        boolean inIndex = false;
        for (int i = from; i < template.length(); i++) {
            char c = template.charAt(i);
            if (c == '[' && depth == 0) {
                inIndex = true;
            } else if (c == ']') {
                inIndex = false;
            } else if (!inIndex && c == '{') {
                depth++;
            } else if (!inIndex && c == '}' && depth-- == 0) {
                return i;
            }
        }
        throw PyError.value(from >= template.length() ? "Single '{' encountered in format string" : "expected '}' before end of string");
    }

    private String field(String field, int nesting) {
        rendering.step();
        int nameEnd = 0;
        boolean inIndex = false;
        while (nameEnd < field.length() && (inIndex || field.charAt(nameEnd) != '!' && field.charAt(nameEnd) != ':')) {
            char c = field.charAt(nameEnd++);
            inIndex = c == '[' || inIndex && c != ']';
        }
        Object value = value(field.substring(0, nameEnd));
        String rest = field.substring(nameEnd);
        if (rest.startsWith("!")) {
            if (rest.length() < 2 || rest.length() > 2 && rest.charAt(2) != ':') {
                throw PyError.value("expected ':' after conversion specifier");
            }
            value = converted(value, rest.charAt(1));
            rest = rest.substring(2);
        }
        String spec = rest.isEmpty() ? "" : rest.substring(1);
        if (spec.indexOf('{') >= 0) {
            spec = run(spec, nesting - 1);
        }
        if (!escape) {
            return FormatSpec.format(value, spec, rendering);
        }
        if (value instanceof Markup markup) {
            if (!spec.isEmpty()) {
                throw PyError.value("Unsupported format specification for Markup.");
            }
            return markup.text();
        }
        return Markup.escapeText(FormatSpec.format(value, spec, rendering), rendering);
    }

    private Object converted(@Nullable Object value, char conversion) {
        return switch (conversion) {
            case 's' -> Repr.text(value, rendering);
            case 'r' -> Repr.of(value, rendering);
            case 'a' -> PercentFormat.ascii(Repr.of(value, rendering));
            default -> throw PyError.value("Unknown conversion specifier " + conversion);
        };
    }

    private @Nullable Object value(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Object value = first(name.substring(0, end));
        while (end < name.length()) {
            if (name.charAt(end) == '.') {
                int stop = end + 1;
                while (stop < name.length() && name.charAt(stop) != '.' && name.charAt(stop) != '[') {
                    stop++;
                }
                value = lookup.attribute(value, part(name, end + 1, stop), rendering);
                end = stop;
            } else {
                int stop = name.indexOf(']', end);
                if (stop < 0) {
                    throw PyError.value("Missing ']' in format string");
                }
                String index = part(name, end + 1, stop);
                value = lookup.item(value, isIndex(index) ? (Object) Long.valueOf(index) : index, rendering);
                end = stop + 1;
            }
        }
        return value;
    }

    private static String part(String name, int from, int to) {
        if (from == to) {
            throw PyError.value("Empty attribute in format string");
        }
        return name.substring(from, to);
    }

    private @Nullable Object first(String name) {
        if (name.isEmpty() || isIndex(name)) {
            if (name.isEmpty() ? manual : automatic > 0) {
                throw PyError.value(name.isEmpty()
                        ? "cannot switch from manual field specification to automatic field numbering"
                        : "cannot switch from automatic field numbering to manual field specification");
            }
            manual |= !name.isEmpty();
            long index = name.isEmpty() ? automatic++ : Long.parseLong(name);
            if (index >= args.size()) {
                throw PyError.value("Replacement index " + index + " out of range for positional args tuple");
            }
            return args.positional().get((int) index);
        }
        if (!args.named().containsKey(name)) {
            throw PyError.value("KeyError: " + Repr.quote(name));
        }
        return args.named().get(name);
    }

    private static boolean isIndex(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Whether a value may be formatted with {@code format_map}. */
    public static void checkMapping(@Nullable Object value) {
        if (!(value instanceof Map)) {
            throw PyError.type("'" + Types.name(value) + "' object is not a mapping");
        }
    }
}
