package dev.augury.jinja.operate;

import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splitting strings and joining them. */
public final class StringSplit {

    private StringSplit() {}

    static List<@Nullable Object> split(Rendering rendering, String self, @Nullable Object[] args) {
        long limit = Numbers.index(args[1]);
        List<@Nullable Object> parts = args[0] == null
                ? bySpace(self, limit < 0 ? Long.MAX_VALUE : limit)
                : bySeparator(self, separator(args[0]), limit < 0 ? Long.MAX_VALUE : limit);
        rendering.steps(parts.size());
        return parts;
    }

    static List<@Nullable Object> splitFromRight(Rendering rendering, String self, @Nullable Object[] args) {
        long limit = Numbers.index(args[1]);
        List<@Nullable Object> parts = args[0] == null
                ? bySpaceFromRight(self, limit < 0 ? Long.MAX_VALUE : limit)
                : bySeparatorFromRight(self, separator(args[0]), limit < 0 ? Long.MAX_VALUE : limit);
        Collections.reverse(parts);
        rendering.steps(parts.size());
        return parts;
    }

    private static String separator(@Nullable Object value) {
        String separator = Strings.textOrNull(value);
        if (separator == null) {
            throw PyError.type("must be str or None, not " + Types.name(value));
        }
        if (separator.isEmpty()) {
            throw PyError.value("empty separator");
        }
        return separator;
    }

    private static List<@Nullable Object> bySeparator(String text, String separator, long limit) {
        List<@Nullable Object> parts = new ArrayList<>();
        int at = 0;
        for (int i = text.indexOf(separator); i >= 0 && parts.size() < limit; i = text.indexOf(separator, at)) {
            parts.add(text.substring(at, i));
            at = i + separator.length();
        }
        parts.add(text.substring(at));
        return parts;
    }

    private static List<@Nullable Object> bySeparatorFromRight(String text, String separator, long limit) {
        List<@Nullable Object> parts = new ArrayList<>();
        int end = text.length();
        while (parts.size() < limit && end >= separator.length()) {
            int i = text.lastIndexOf(separator, end - separator.length());
            if (i < 0) {
                break;
            }
            parts.add(text.substring(i + separator.length(), end));
            end = i;
        }
        parts.add(text.substring(0, end));
        return parts;
    }

    private static List<@Nullable Object> bySpace(String text, long limit) {
        List<@Nullable Object> parts = new ArrayList<>();
        int at = 0;
        while (true) {
            while (at < text.length() && Strings.isSpace(text.charAt(at))) {
                at++;
            }
            if (at == text.length()) {
                return parts;
            }
            if (parts.size() == limit) {
                parts.add(text.substring(at));
                return parts;
            }
            int from = at;
            while (at < text.length() && !Strings.isSpace(text.charAt(at))) {
                at++;
            }
            parts.add(text.substring(from, at));
        }
    }

    /** The parts between white space. */
    static List<String> words(String text) {
        return bySpace(text, Long.MAX_VALUE).stream().map(String::valueOf).toList();
    }

    private static List<@Nullable Object> bySpaceFromRight(String text, long limit) {
        List<@Nullable Object> parts = new ArrayList<>();
        int end = text.length();
        while (true) {
            while (end > 0 && Strings.isSpace(text.charAt(end - 1))) {
                end--;
            }
            if (end == 0) {
                return parts;
            }
            if (parts.size() == limit) {
                parts.add(text.substring(0, end));
                return parts;
            }
            int to = end;
            while (end > 0 && !Strings.isSpace(text.charAt(end - 1))) {
                end--;
            }
            parts.add(text.substring(end, to));
        }
    }

    static List<@Nullable Object> lines(Rendering rendering, String self, @Nullable Object[] args) {
        List<@Nullable Object> lines = new ArrayList<>(lines(self, Types.truth(args[0])));
        rendering.steps(lines.size());
        return lines;
    }

    /** The lines, with or without what ends them. */
    public static List<String> lines(String text, boolean keepEnds) {
        List<String> lines = new ArrayList<>();
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\n' && c <= '\r' || c >= 0x1c && c <= 0x1e || c == 0x85 || c == 0x2028 || c == 0x2029) {
                int end = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
                lines.add(text.substring(at, keepEnds ? end : i));
                at = end;
                i = end - 1;
            }
        }
        if (at < text.length()) {
            lines.add(text.substring(at));
        }
        return lines;
    }

    static PyTuple partition(String self, @Nullable Object value, boolean last) {
        String separator = separator(value);
        int i = last ? self.lastIndexOf(separator) : self.indexOf(separator);
        if (i < 0) {
            return last ? PyTuple.of("", "", self) : PyTuple.of(self, "", "");
        }
        return PyTuple.of(self.substring(0, i), separator, self.substring(i + separator.length()));
    }

    static Object join(Rendering rendering, String self, @Nullable Object[] args) {
        if (!Iteration.iterable(args[0])) {
            throw PyError.type("can only join an iterable");
        }
        StringBuilder out = new StringBuilder();
        int index = 0;
        for (Object item : Iteration.list(args[0], rendering)) {
            String text = Strings.textOrNull(item);
            if (text == null) {
                throw PyError.type("sequence item " + index + ": expected str instance, " + Types.name(item) + " found");
            }
            out.append(index++ == 0 ? "" : self).append(text);
            rendering.checkLength(out.length());
        }
        return out.toString();
    }

    /** Joined with every part escaped, as Markup joins. */
    static Markup joinEscaped(Rendering rendering, String self, @Nullable Object items) {
        StringBuilder out = new StringBuilder();
        boolean first = true;
        for (Object item : Iteration.list(items, rendering)) {
            out.append(first ? "" : self).append(Markup.escape(item, rendering).text());
            rendering.checkLength(out.length());
            first = false;
        }
        return new Markup(out.toString());
    }
}
