package dev.augury.jinja.builtin;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All filters by name. */
public final class Filters {

    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    private static Map<String, Filter> all() {
        Map<String, Filter> all = new HashMap<>();
        all.putAll(TextFilters.all());
        all.putAll(LayoutFilters.all());
        all.putAll(HtmlFilters.all());
        all.putAll(NumberFilters.all());
        all.putAll(SequenceFilters.all());
        all.putAll(SelectionFilters.all());
        all.putAll(OrderFilters.all());
        return Map.copyOf(all);
    }

    /** The filter of that name, or null. */
    public static @Nullable Filter get(String name) {
        return ALL.get(name);
    }

    /** The names, sorted, for errors. */
    public static String names() {
        return String.join(", ", new TreeSet<>(ALL.keySet()));
    }
}
