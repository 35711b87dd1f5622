package dev.augury.jinja.builtin;

import dev.augury.jinja.operate.StringCase;
import dev.augury.jinja.operate.StringSearch;
import dev.augury.jinja.text.PercentFormat;
import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Strings;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that make one text of another. */
final class TextFilters {

    private TextFilters() {}

    static Map<String, Filter> all() {
        return Map.ofEntries(
                Map.entry("upper", change("upper", StringCase::upper)),
                Map.entry("lower", change("lower", StringCase::lower)),
                Map.entry("capitalize", change("capitalize", StringCase::capitalize)),
                Map.entry("title", change("title", TextFilters::title)),
                Map.entry("string", Filter.of(Signature.of("string"), (rendering, value, _) -> soft(value, rendering))),
                Map.entry("trim", Filter.of(Signature.of("trim").with("chars", null), TextFilters::trim)),
                Map.entry("replace", Filter.of(Signature.of("replace", "old", "new").with("count", null), TextFilters::replace)),
                Map.entry("format", TextFilters::format),
                Map.entry("join", Filter.of(Signature.of("join").with("d", "").with("attribute", null), TextFilters::join)),
                Map.entry("wordcount", Filter.of(Signature.of("wordcount"), (rendering, value, _) -> words(text(value, rendering)))),
                Map.entry("pprint", Filter.of(Signature.of("pprint"), (rendering, value, _) -> PrettyPrint.of(value, rendering))));
    }

    /** A string as it is, anything else printed. */
    static Object soft(@Nullable Object value, Rendering rendering) {
        return value instanceof Markup markup ? markup : Repr.text(value, rendering);
    }

    static String text(@Nullable Object value, Rendering rendering) {
        return Repr.text(value, rendering);
    }

    /** The text as Markup again if the value was Markup. */
    static Object like(@Nullable Object value, String text) {
        return value instanceof Markup ? new Markup(text) : text;
    }

    private static Filter change(String name, UnaryOperator<String> change) {
        return Filter.of(Signature.of(name), (rendering, value, _) -> {
            String text = text(value, rendering);
            rendering.steps(text.length() / Long.SIZE);
            return like(value, change.apply(text));
        });
    }

    /** The first letter of every word upper case, where words begin behind blanks, hyphens and opening brackets. */
    private static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && !separates(text.charAt(end))) {
                end++;
            }
            if (end > at) {
                int first = text.offsetByCodePoints(at, 1);
                out.append(StringCase.upper(text.substring(at, first))).append(StringCase.lower(text.substring(first, end)));
            } else {
                out.append(text.charAt(end++));
            }
            at = end;
        }
        return out.toString();
    }

    private static boolean separates(char c) {
        return c == '-' || c == '(' || c == '{' || c == '[' || c == '<' || Strings.isSpace(c);
    }

    private static Object trim(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        String text = text(value, rendering);
        if (args[0] == null) {
            return like(value, Strings.strip(text, true, true));
        }
        String set = Strings.textOrNull(args[0]);
        if (set == null) {
            throw PyError.type("strip arg must be None or str");
        }
        return like(value, Strings.strip(text, set, true, true));
    }

    private static Object replace(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        long count = args[2] == null ? -1 : Numbers.index(args[2]);
        if (!rendering.autoescape()) {
            return StringSearch.replace(text(value, rendering), text(args[0], rendering), text(args[1], rendering), count, rendering);
        }
        boolean escape = args[0] instanceof Markup || args[1] instanceof Markup && !(value instanceof Markup);
        Object subject = escape ? Markup.escape(value, rendering) : soft(value, rendering);
        String fresh = subject instanceof Markup ? Markup.escape(args[1], rendering).text() : text(args[1], rendering);
        return like(subject, StringSearch.replace(text(subject, rendering), text(args[0], rendering), fresh, count, rendering));
    }

    private static Object format(Rendering rendering, @Nullable Object value, Args args) {
        if (args.size() > 0 && !args.named().isEmpty()) {
            throw PyError.runtime("can't handle positional and keyword arguments at the same time");
        }
        Object filling = args.named().isEmpty() ? PyTuple.copyOf(args.positional()) : args.named();
        return like(value, PercentFormat.format(text(value, rendering), filling, value instanceof Markup, rendering));
    }

    private static Object join(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        ItemPath path = ItemPath.of(args[1], null);
        List<@Nullable Object> items = new ArrayList<>();
        boolean escape = args[0] instanceof Markup;
        Iterator<@Nullable Object> source = Iteration.of(value, rendering);
        while (source.hasNext()) {
            rendering.step();
            Object item = path.get(source.next(), rendering);
            escape |= item instanceof Markup;
            items.add(item);
        }
        escape &= rendering.autoescape();
        String separator = escape ? Markup.escape(args[0], rendering).text() : text(args[0], rendering);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            out.append(i == 0 ? "" : separator).append(escape ? Markup.escape(items.get(i), rendering).text() : text(items.get(i), rendering));
            rendering.checkLength(out.length());
        }
        return escape ? new Markup(out.toString()) : out.toString();
    }

    /** Runs of letters, numbers and underscores. */
    private static long words(String text) {
        long words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean part = c == '_' || StringCase.isAlnum(Character.toString(c));
            words += part && !inWord ? 1 : 0;
            inWord = part;
        }
        return words;
    }
}
