package dev.augury.jinja.builtin;

import dev.augury.jinja.operate.StringLayout;
import dev.augury.jinja.operate.StringSplit;
import dev.augury.jinja.text.JsonText;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Filters that lay text out: indentation, width, JSON. */
final class LayoutFilters {

    private static final long DEFAULT_LEEWAY = 5;

    private LayoutFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "indent", Filter.of(Signature.of("indent").with("width", 4L).with("first", false).with("blank", false), LayoutFilters::indent),
                "center", Filter.of(Signature.of("center").with("width", 80L), LayoutFilters::center),
                "truncate", Filter.of(Signature.of("truncate").with("length", 255L).with("killwords", false).with("end", "...").with("leeway", null),
                        LayoutFilters::truncate),
                "wordwrap", Filter.of(Signature.of("wordwrap").with("width", 79L).with("break_long_words", true).with("wrapstring", null)
                        .with("break_on_hyphens", true), LayoutFilters::wordwrap),
                "tojson", Filter.of(Signature.of("tojson").with("ensure_ascii", false).with("indent", null).with("separators", null)
                        .with("sort_keys", false), LayoutFilters::json));
    }

    private static String string(@Nullable Object value, String filter) {
        String text = Strings.textOrNull(value);
        if (text == null) {
            if (value instanceof Undefined undefined) {
                throw undefined.error();
            }
            throw PyError.type(filter + " needs a string, not '" + Types.name(value) + "'");
        }
        return text;
    }

    private static Object indent(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        String text = string(value, "indent");
        String width = Strings.textOrNull(args[0]);
        long blanks = width == null ? Math.max(Numbers.index(args[0]), 0) : 0;
        rendering.checkLength(blanks);
        String indentation = width == null ? " ".repeat((int) blanks) : width;
        List<String> lines = StringSplit.lines(text + "\n", false);
        rendering.steps(lines.size());
        rendering.checkLength(text.length() + (long) lines.size() * indentation.length());
        StringBuilder out = new StringBuilder(Types.truth(args[1]) ? indentation : "");
        boolean blank = Types.truth(args[2]);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            out.append(i == 0 ? "" : "\n").append(i > 0 && (blank || !line.isEmpty()) ? indentation : "").append(line);
        }
        return TextFilters.like(value, out.toString());
    }

    private static Object center(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        return TextFilters.like(value, StringLayout.center(TextFilters.text(value, rendering), Numbers.index(args[0]), " ", rendering));
    }

    private static Object truncate(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        long length = Numbers.index(args[0]);
        String end = string(args[2], "truncate");
        long leeway = args[3] == null ? DEFAULT_LEEWAY : Numbers.index(args[3]);
        int endLength = Strings.length(end);
        if (length < endLength || leeway < 0) {
            throw PyError.value(leeway < 0 ? "expected leeway >= 0, got " + leeway : "expected length >= " + endLength + ", got " + length);
        }
        long size = Types.length(value, rendering);
        if (size <= length + leeway) {
            return Objects.requireNonNullElse(value, "");
        }
        String cut = Strings.slice(string(value, "truncate"), 0, (int) (length - endLength));
        if (!Types.truth(args[1]) && cut.lastIndexOf(' ') >= 0) {
            cut = cut.substring(0, cut.lastIndexOf(' '));
        }
        return TextFilters.like(value, cut + (value instanceof Markup ? Markup.escape(args[2], rendering).text() : end));
    }

    private static Object wordwrap(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        String text = string(value, "wordwrap");
        long width = Numbers.index(args[0]);
        if (width <= 0) {
            throw PyError.value("invalid width " + width + " (must be > 0)");
        }
        rendering.steps(text.length());
        String separator = args[2] == null ? "\n" : string(args[2], "wordwrap");
        WordWrap wrap = new WordWrap((int) Math.min(width, Integer.MAX_VALUE), Types.truth(args[1]), Types.truth(args[3]));
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (String line : StringSplit.lines(text, false)) {
            out.append(first ? "" : separator).append(String.join(separator, wrap.lines(line)));
            rendering.checkLength(out.length());
            first = false;
        }
        return out.toString();
    }

    private static Object json(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        String indent = JsonText.indentOf(args[1], rendering);
        JsonText.Layout standard = JsonText.standard(indent);
        String items = standard.itemSeparator();
        String keys = standard.keySeparator();
        if (args[2] != null) {
            List<@Nullable Object> separators = Iteration.list(args[2], rendering);
            if (separators.size() != 2) {
                throw PyError.value(separators.size() < 2
                        ? "not enough values to unpack (expected 2, got " + separators.size() + ")" : "too many values to unpack (expected 2)");
            }
            items = string(separators.get(0), "tojson");
            keys = string(separators.get(1), "tojson");
        }
        return JsonText.of(value, new JsonText.Layout(Types.truth(args[0]), indent, items, keys, Types.truth(args[3])), rendering);
    }
}
