package dev.augury.jinja.builtin;

import dev.augury.jinja.operate.StringCase;
import dev.augury.jinja.value.Comparison;
import dev.augury.jinja.value.DictKey;
import dev.augury.jinja.value.Generator;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Filters that order items or need an order. */
final class OrderFilters {

    private OrderFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "sort", Filter.of(Signature.of("sort").with("reverse", false).with("case_sensitive", false).with("attribute", null), OrderFilters::sort),
                "dictsort", Filter.of(Signature.of("dictsort").with("case_sensitive", false).with("by", "key").with("reverse", false),
                        OrderFilters::dictSort),
                "unique", Filter.of(Signature.of("unique").with("case_sensitive", false).with("attribute", null), OrderFilters::unique),
                "groupby", Filter.of(Signature.of("groupby", "attribute").with("default", null).with("case_sensitive", false), OrderFilters::groupBy),
                "min", extreme("min", -1),
                "max", extreme("max", 1));
    }

    private static @Nullable Object folded(@Nullable Object value, boolean caseSensitive) {
        if (caseSensitive) {
            return value;
        }
        return value instanceof String text ? StringCase.lower(text)
                : value instanceof Markup markup ? new Markup(StringCase.lower(markup.text())) : value;
    }

    /** Stable, like Python's; a reversed sort keeps the order of equal items too. */
    private static List<@Nullable Object> sorted(List<@Nullable Object> items, Function<@Nullable Object, @Nullable Object> key, boolean reverse,
            Rendering rendering) {
        List<Object[]> keyed = new ArrayList<>(items.size());
        for (Object item : items) {
            keyed.add(new Object[] {key.apply(item), item});
        }
        keyed.sort((a, b) -> {
            rendering.step();
            return reverse ? Comparison.compare(b[0], a[0], rendering) : Comparison.compare(a[0], b[0], rendering);
        });
        List<@Nullable Object> sorted = new ArrayList<>(items.size());
        keyed.forEach(pair -> sorted.add(pair[1]));
        return sorted;
    }

    private static Object sort(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        List<ItemPath> paths = ItemPath.several(args[2]);
        boolean caseSensitive = Types.truth(args[1]);
        return sorted(Iteration.list(value, rendering), item -> {
            List<@Nullable Object> keys = new ArrayList<>(paths.size());
            paths.forEach(path -> keys.add(folded(path.get(item, rendering), caseSensitive)));
            return keys;
        }, Types.truth(args[0]), rendering);
    }

    private static Object dictSort(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        if (!(value instanceof Map<?, ?> map)) {
            throw value instanceof Undefined undefined ? undefined.error() : PyError.type("'" + Types.name(value) + "' object has no attribute 'items'");
        }
        String by = Repr.text(args[1], rendering);
        if (!by.equals("key") && !by.equals("value")) {
            throw PyError.runtime("You can only sort by either \"key\" or \"value\"");
        }
        boolean caseSensitive = Types.truth(args[0]);
        List<@Nullable Object> pairs = new ArrayList<>(map.size());
        map.forEach((key, item) -> pairs.add(PyTuple.of(key, item)));
        return sorted(pairs, pair -> folded(((PyTuple) Objects.requireNonNull(pair)).get(by.equals("key") ? 0 : 1), caseSensitive),
                Types.truth(args[2]), rendering);
    }

    private static Object unique(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        ItemPath path = ItemPath.of(args[1], null);
        boolean caseSensitive = Types.truth(args[0]);
        Iterator<@Nullable Object> items = Iteration.of(value, rendering);
        Set<@Nullable Object> seen = new HashSet<>();
        List<@Nullable Object> kept = new ArrayList<>();
        while (items.hasNext()) {
            rendering.step();
            Object item = items.next();
            Object key = DictKey.of(folded(path.get(item, rendering), caseSensitive));
            if (seen.add(key instanceof Boolean b ? (Object) (b ? 1L : 0L) : key)) {
                kept.add(item);
            }
        }
        return Generator.of("sync_do_unique", kept.iterator());
    }

    private static Object groupBy(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        ItemPath path = ItemPath.of(args[0], args[1]);
        boolean caseSensitive = Types.truth(args[2]);
        Function<@Nullable Object, @Nullable Object> key = item -> folded(path.get(item, rendering), caseSensitive);
        List<@Nullable Object> items = sorted(Iteration.list(value, rendering), key, false, rendering);
        List<@Nullable Object> groups = new ArrayList<>();
        int at = 0;
        while (at < items.size()) {
            Object first = key.apply(items.get(at));
            int end = at + 1;
            while (end < items.size() && Comparison.equal(first, key.apply(items.get(end)), rendering)) {
                end++;
            }
            groups.add(PyTuple.named(List.of("grouper", "list"), path.get(items.get(at), rendering), new ArrayList<>(items.subList(at, end))));
            at = end;
        }
        return groups;
    }

    private static Filter extreme(String name, int sign) {
        return Filter.of(Signature.of(name).with("case_sensitive", false).with("attribute", null), (rendering, value, args) -> {
            ItemPath path = ItemPath.of(args[1], null);
            boolean caseSensitive = Types.truth(args[0]);
            List<@Nullable Object> items = Iteration.list(value, rendering);
            if (items.isEmpty()) {
                return Undefined.hint("No aggregated item, sequence was empty.");
            }
            Object best = items.getFirst();
            Object bestKey = folded(path.get(best, rendering), caseSensitive);
            for (Object item : items.subList(1, items.size())) {
                Object key = folded(path.get(item, rendering), caseSensitive);
                if (Comparison.ordered(key, sign < 0 ? "<" : ">", bestKey, rendering)) {
                    best = item;
                    bestKey = key;
                }
            }
            return best;
        });
    }
}
