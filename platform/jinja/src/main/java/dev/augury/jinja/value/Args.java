package dev.augury.jinja.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The evaluated arguments of a call: positional ones and named ones in the order written. */
public record Args(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {

    public static final Args NONE = new Args(List.of(), Map.of());

    public static Args of(List<@Nullable Object> positional) {
        return new Args(positional, Map.of());
    }

    public int size() {
        return positional.size();
    }

    public boolean isEmpty() {
        return positional.isEmpty() && named.isEmpty();
    }
}
