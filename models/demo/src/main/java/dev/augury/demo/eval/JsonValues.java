package dev.augury.demo.eval;

import dev.augury.demo.tools.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of JSON as {@link Json#read} gives them: maps, lists, texts, decimals, truth values and null. */
final class JsonValues {

    private JsonValues() {}

    /** Returns whether two values are the same: objects whatever the order of their names, numbers whatever their trailing zeros. */
    static boolean same(@Nullable Object first, @Nullable Object second) {
        if (first instanceof BigDecimal a && second instanceof BigDecimal b) {
            return a.compareTo(b) == 0;
        }
        if (first instanceof Map<?, ?> a && second instanceof Map<?, ?> b) {
            return a.keySet().equals(b.keySet()) && a.entrySet().stream().allMatch(entry -> same(entry.getValue(), b.get(entry.getKey())));
        }
        if (first instanceof List<?> a && second instanceof List<?> b) {
            boolean same = a.size() == b.size();
            for (int i = 0; same && i < a.size(); i++) {
                same = same(a.get(i), b.get(i));
            }
            return same;
        }
        return first == null ? second == null : first.equals(second);
    }

    /** Returns a value as JSON. */
    static String write(@Nullable Object value) {
        return switch (value) {
            case String text -> Json.quote(text);
            case BigDecimal number -> number.toPlainString();
            case Map<?, ?> map -> map.entrySet().stream().map(entry -> Json.quote(String.valueOf(entry.getKey())) + ": " + write(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case List<?> list -> list.stream().map(JsonValues::write).collect(Collectors.joining(", ", "[", "]"));
            case null, default -> String.valueOf(value);
        };
    }
}
