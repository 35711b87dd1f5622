package dev.augury.jinja.builtin;

import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Strings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code pprint.pformat} for dicts, lists and tuples: one line if it fits in 80 columns, else one entry per line, keys sorted. */
final class PrettyPrint {

    private static final int WIDTH = 80;

    private final Rendering rendering;

    private PrettyPrint(Rendering rendering) {
        this.rendering = rendering;
    }

    static String of(@Nullable Object value, Rendering rendering) {
        StringBuilder out = new StringBuilder();
        new PrettyPrint(rendering).append(out, value, 0, 0);
        return out.toString();
    }

    /**
     * @param indent column where the value begins
     * @param behind characters that follow on the last line
     */
    private void append(StringBuilder out, @Nullable Object value, int indent, int behind) {
        Object sorted = sorted(value);
        String line = Repr.of(sorted, rendering);
        boolean fits = Strings.length(line) <= WIDTH - indent - behind;
        if (fits || !(sorted instanceof List) && !(sorted instanceof Map)) {
            out.append(line);
            rendering.checkLength(out.length());
            return;
        }
        rendering.enter();
        if (sorted instanceof Map<?, ?> map) {
            map(out, map, indent, behind);
        } else if (sorted instanceof List<?> list) {
            list(out, list, indent, behind);
        }
        rendering.leave();
    }

    private void map(StringBuilder out, Map<?, ?> map, int indent, int behind) {
        out.append('{');
        int left = map.size();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = Repr.of(entry.getKey(), rendering) + ": ";
            out.append(key);
            boolean last = --left == 0;
            append(out, entry.getValue(), indent + 1 + Strings.length(key), last ? behind + 1 : 1);
            out.append(last ? "}" : ",\n" + " ".repeat(indent + 1));
        }
    }

    private void list(StringBuilder out, List<?> list, int indent, int behind) {
        boolean tuple = list instanceof PyTuple;
        out.append(tuple ? '(' : '[');
        for (int i = 0; i < list.size(); i++) {
            boolean last = i == list.size() - 1;
            append(out, list.get(i), indent + 1, last ? behind + 1 : 1);
            out.append(last ? tuple ? list.size() == 1 ? ",)" : ")" : "]" : ",\n" + " ".repeat(indent + 1));
        }
    }

    /** Dicts with their keys in order, at every depth, where the keys have an order. */
    private @Nullable Object sorted(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value;
        }
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        boolean strings = entries.stream().allMatch(entry -> entry.getKey() instanceof String);
        if (strings) {
            entries.sort((a, b) -> Strings.compare((String) a.getKey(), (String) b.getKey()));
        }
        Map<@Nullable Object, @Nullable Object> ordered = new LinkedHashMap<>();
        rendering.enter();
        entries.forEach(entry -> ordered.put(entry.getKey(), sorted(entry.getValue())));
        rendering.leave();
        return ordered;
    }
}
