package dev.augury.jinja.operate;

import dev.augury.jinja.value.DictKey;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stripping, padding and translating strings. */
public final class StringLayout {

    private StringLayout() {}

    static String strip(String self, @Nullable Object characters, boolean left, boolean right) {
        if (characters == null) {
            return Strings.strip(self, left, right);
        }
        String set = Strings.textOrNull(characters);
        if (set == null) {
            throw PyError.type((left && right ? "strip" : left ? "lstrip" : "rstrip") + " arg must be None or str");
        }
        return Strings.strip(self, set, left, right);
    }

    private static String fill(Rendering rendering, @Nullable Object character, long count) {
        String fill = Strings.textOrNull(character);
        if (fill == null || Strings.length(fill) != 1) {
            throw PyError.type("The fill character must be exactly one character long");
        }
        rendering.checkLength(count);
        return fill.repeat((int) Math.max(count, 0));
    }

    private static long missing(String self, @Nullable Object width) {
        return Math.max(Numbers.index(width) - Strings.length(self), 0);
    }

    static String center(Rendering rendering, String self, @Nullable Object[] args) {
        return center(self, Numbers.index(args[0]), args[1], rendering);
    }

    /** Centred as Python centres: of an odd rest the larger part stands left if the width is odd. */
    public static String center(String self, long width, @Nullable Object character, Rendering rendering) {
        long missing = missing(self, width);
        long left = missing / 2 + (missing & width & 1);
        return fill(rendering, character, left) + self + fill(rendering, character, missing - left);
    }

    static String left(Rendering rendering, String self, @Nullable Object[] args) {
        return self + fill(rendering, args[1], missing(self, args[0]));
    }

    static String right(Rendering rendering, String self, @Nullable Object[] args) {
        return fill(rendering, args[1], missing(self, args[0])) + self;
    }

    static String zeros(Rendering rendering, String self, @Nullable Object[] args) {
        String zeros = fill(rendering, "0", missing(self, args[0]));
        boolean signed = self.startsWith("-") || self.startsWith("+");
        return signed ? self.charAt(0) + zeros + self.substring(1) : zeros + self;
    }

    static String expandTabs(Rendering rendering, String self, @Nullable Object[] args) {
        long size = Numbers.index(args[0]);
        StringBuilder out = new StringBuilder();
        long column = 0;
        for (int i = 0; i < self.length(); ) {
            int c = self.codePointAt(i);
            i += Character.charCount(c);
            if (c == '\t') {
                long blanks = size > 0 ? size - column % size : 0;
                rendering.checkLength(out.length() + blanks);
                out.repeat(" ", (int) blanks);
                column += blanks;
            } else {
                out.appendCodePoint(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }

    static String translate(Rendering rendering, String self, @Nullable Object[] args) {
        StringBuilder out = new StringBuilder();
        self.codePoints().forEach(c -> {
            Object target = Members.item(args[0], (long) c, rendering);
            String text = Strings.textOrNull(target);
            if (target instanceof Undefined) {
                out.appendCodePoint(c);
            } else if (text != null) {
                out.append(text);
            } else if (target != null) {
                out.appendCodePoint((int) Numbers.index(target));
            }
            rendering.checkLength(out.length());
        });
        return out.toString();
    }

    static Map<@Nullable Object, @Nullable Object> makeTranslation(Rendering rendering, String self, @Nullable Object[] args) {
        Map<@Nullable Object, @Nullable Object> table = new LinkedHashMap<>();
        if (args[1] == null) {
            if (!(args[0] instanceof Map<?, ?> map)) {
                throw PyError.type("if you give only one argument to maketrans it must be a dict");
            }
            map.forEach((key, value) -> table.put(key instanceof String text ? (Object) (long) text.codePointAt(0) : DictKey.of(key), value));
            return table;
        }
        int[] from = StringSearch.text(args[0], "maketrans").codePoints().toArray();
        int[] to = StringSearch.text(args[1], "maketrans").codePoints().toArray();
        if (from.length != to.length) {
            throw PyError.value("the first two maketrans arguments must have equal length");
        }
        for (int i = 0; i < from.length; i++) {
            table.put((long) from[i], (long) to[i]);
        }
        if (args[2] != null) {
            StringSearch.text(args[2], "maketrans").codePoints().forEach(c -> table.put((long) c, null));
        }
        return table;
    }
}
