package dev.augury.jinja.operate;

import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import org.jspecify.annotations.Nullable;

/** Searching and replacing in strings; places are counted in code points. */
public final class StringSearch {

    private StringSearch() {}

    /** A part of the string with where it begins. */
    private record Window(String text, int from, boolean beyond) {

        /** The part between the optional bounds that stand second and third in the arguments. */
        static Window of(String text, @Nullable Object[] args) {
            if (args[1] == null && args[2] == null) {
                return new Window(text, 0, false);
            }
            int size = Strings.length(text);
            long from = args[1] == null ? 0 : bound(args[1], size);
            long to = args[2] == null ? size : Math.min(bound(args[2], size), size);
            if (from > size || to < from) {
                return new Window("", (int) Math.min(from, size), true);
            }
            return new Window(Strings.slice(text, (int) from, (int) to), (int) from, false);
        }

        private static long bound(@Nullable Object bound, int size) {
            long index = Numbers.index(bound);
            return index < 0 ? Math.max(index + size, 0) : index;
        }
    }

    static String text(@Nullable Object value, String method) {
        String text = Strings.textOrNull(value);
        if (text == null) {
            throw PyError.type(method + "() argument must be str, not " + Types.name(value));
        }
        return text;
    }

    static long find(String self, @Nullable Object[] args, boolean last) {
        String part = text(args[0], last ? "rfind" : "find");
        Window window = Window.of(self, args);
        if (window.beyond()) {
            return -1;
        }
        int offset = last ? window.text().lastIndexOf(part) : window.text().indexOf(part);
        return offset < 0 ? -1 : window.from() + Strings.index(window.text(), offset);
    }

    static long found(long index) {
        if (index < 0) {
            throw PyError.value("substring not found");
        }
        return index;
    }

    static long count(String self, @Nullable Object[] args) {
        String part = text(args[0], "count");
        Window window = Window.of(self, args);
        if (window.beyond()) {
            return 0;
        }
        if (part.isEmpty()) {
            return Strings.length(window.text()) + 1;
        }
        long count = 0;
        for (int i = window.text().indexOf(part); i >= 0; i = window.text().indexOf(part, i + part.length())) {
            count++;
        }
        return count;
    }

    static boolean startsWith(String self, @Nullable Object[] args) {
        return affix(self, args, "startswith");
    }

    static boolean endsWith(String self, @Nullable Object[] args) {
        return affix(self, args, "endswith");
    }

    private static boolean affix(String self, @Nullable Object[] args, String method) {
        Window window = Window.of(self, args);
        if (args[0] instanceof PyTuple tuple) {
            return tuple.stream().anyMatch(item -> affix(window, item, method));
        }
        return affix(window, args[0], method);
    }

    private static boolean affix(Window window, @Nullable Object value, String method) {
        String part = Strings.textOrNull(value);
        if (part == null) {
            throw PyError.type(method + " first arg must be str or a tuple of str, not " + Types.name(value));
        }
        return !window.beyond() && (method.equals("startswith") ? window.text().startsWith(part) : window.text().endsWith(part));
    }

    static String replace(Rendering rendering, String self, @Nullable Object[] args) {
        return replace(self, text(args[0], "replace"), text(args[1], "replace"), Numbers.index(args[2]), rendering);
    }

    /** The first {@code limit} places replaced, or all for a negative limit. */
    public static String replace(String self, String old, String fresh, long limit, Rendering rendering) {
        if (limit == 0) {
            return self;
        }
        StringBuilder out = new StringBuilder(self.length());
        long left = limit < 0 ? Long.MAX_VALUE : limit;
        int at = 0;
        if (old.isEmpty()) {
            while (left-- > 0) {
                out.append(fresh);
                rendering.checkLength(out.length());
                if (at >= self.length()) {
                    return out.toString();
                }
                int next = self.offsetByCodePoints(at, 1);
                out.append(self, at, next);
                at = next;
            }
            return out.append(self, at, self.length()).toString();
        }
        for (int i = self.indexOf(old); i >= 0 && left > 0; i = self.indexOf(old, at)) {
            out.append(self, at, i).append(fresh);
            rendering.checkLength(out.length());
            at = i + old.length();
            left--;
        }
        return out.append(self, at, self.length()).toString();
    }
}
