package dev.augury.jinja.builtin;

import dev.augury.jinja.operate.Arithmetic;
import dev.augury.jinja.operate.Members;
import dev.augury.jinja.value.DictView;
import dev.augury.jinja.value.Generator;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Markup;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.PyRange;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Strings;
import dev.augury.jinja.value.Types;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters on sequences and dicts as a whole. */
final class SequenceFilters {

    private SequenceFilters() {}

    static Map<String, Filter> all() {
        Filter count = Filter.of(Signature.of("length"), (rendering, value, _) -> Types.length(value, rendering));
        Filter otherwise = Filter.of(Signature.of("default").with("default_value", "").with("boolean", false), (_, value, args) ->
                value instanceof Undefined || Types.truth(args[1]) && !Types.truth(value) ? args[0] : value);
        return Map.ofEntries(
                Map.entry("length", count),
                Map.entry("count", count),
                Map.entry("default", otherwise),
                Map.entry("d", otherwise),
                Map.entry("list", Filter.of(Signature.of("list"), (rendering, value, _) -> Iteration.list(value, rendering))),
                Map.entry("first", Filter.of(Signature.of("first"), (rendering, value, _) -> first(value, rendering))),
                Map.entry("last", Filter.of(Signature.of("last"), (rendering, value, _) -> last(value, rendering))),
                Map.entry("reverse", Filter.of(Signature.of("reverse"), (rendering, value, _) -> reverse(value, rendering))),
                Map.entry("random", Filter.of(Signature.of("random"), (rendering, value, _) -> random(value, rendering))),
                Map.entry("sum", Filter.of(Signature.of("sum").with("attribute", null).with("start", 0L), SequenceFilters::sum)),
                Map.entry("batch", Filter.of(Signature.of("batch", "linecount").with("fill_with", null), SequenceFilters::batch)),
                Map.entry("slice", Filter.of(Signature.of("slice", "slices").with("fill_with", null), SequenceFilters::slice)),
                Map.entry("items", Filter.of(Signature.of("items"), (rendering, value, _) -> items(value, rendering))),
                Map.entry("attr", Filter.of(Signature.of("attr", "name"), SequenceFilters::attribute)));
    }

    private static @Nullable Object first(@Nullable Object value, Rendering rendering) {
        Iterator<@Nullable Object> items = Iteration.of(value, rendering);
        return items.hasNext() ? items.next() : Undefined.hint("No first item, sequence was empty.");
    }

    private static @Nullable Object last(@Nullable Object value, Rendering rendering) {
        requireReversible(value);
        List<@Nullable Object> items = Iteration.list(value, rendering);
        return items.isEmpty() ? Undefined.hint("No last item, sequence was empty.") : items.getLast();
    }

    private static boolean reversible(@Nullable Object value) {
        return Types.isString(value) || value instanceof Undefined || value instanceof List || value instanceof Map || value instanceof PyRange
                || value instanceof DictView;
    }

    private static void requireReversible(@Nullable Object value) {
        if (!reversible(value)) {
            throw PyError.type("'" + Types.name(value) + "' object is not reversible");
        }
    }

    private static Object reverse(@Nullable Object value, Rendering rendering) {
        String text = Strings.textOrNull(value);
        if (text != null) {
            String reversed = Strings.reversed(text);
            return value instanceof Markup ? new Markup(reversed) : reversed;
        }
        if (!Iteration.iterable(value)) {
            throw PyError.runtime("argument must be iterable");
        }
        List<@Nullable Object> items = Iteration.list(value, rendering);
        Collections.reverse(items);
        String type = value instanceof Map ? "dict_reversekeyiterator" : Types.name(value).equals("list") ? "list_reverseiterator" : "reversed";
        return reversible(value) ? Generator.iterator(type, items.iterator()) : items;
    }

    private static @Nullable Object random(@Nullable Object value, Rendering rendering) {
        if (value instanceof Undefined || Types.length(value, rendering) == 0) {
            return Undefined.hint("No random item, sequence was empty.");
        }
        return Members.item(value, (long) rendering.random().nextInt((int) Types.length(value, rendering)), rendering);
    }

    private static @Nullable Object sum(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        if (Types.isString(args[1])) {
            throw PyError.type("sum() can't sum strings [use ''.join(seq) instead]");
        }
        ItemPath path = ItemPath.of(args[0], null);
        Object sum = args[1];
        Iterator<@Nullable Object> items = Iteration.of(value, rendering);
        while (items.hasNext()) {
            rendering.step();
            sum = Arithmetic.apply("+", sum, path.get(items.next(), rendering), rendering);
        }
        return sum;
    }

    private static Object batch(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        long size = Numbers.index(args[0]);
        Iterator<@Nullable Object> items = Iteration.of(value, rendering);
        return Generator.of("do_batch", new Iterator<@Nullable Object>() {
            @Override
            public boolean hasNext() {
                return items.hasNext();
            }

            @Override
            public Object next() {
                List<@Nullable Object> batch = new ArrayList<>();
                do {
                    rendering.step();
                    batch.add(items.next());
                } while (items.hasNext() && batch.size() != size);
                if (args[1] != null && batch.size() < size && !items.hasNext()) {
                    rendering.checkLength(size);
                    rendering.steps(size - batch.size());
                    while (batch.size() < size) {
                        batch.add(args[1]);
                    }
                }
                return batch;
            }
        });
    }

    private static Object slice(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        long slices = Numbers.index(args[0]);
        List<@Nullable Object> items = Iteration.list(value, rendering);
        if (slices == 0) {
            throw PyError.value("integer division or modulo by zero");
        }
        rendering.checkLength(slices);
        rendering.steps(Math.max(slices, 0));
        List<@Nullable Object> parts = new ArrayList<>();
        int at = 0;
        for (long i = 0; i < slices; i++) {
            boolean extra = i < items.size() % slices;
            int end = at + (int) (items.size() / slices) + (extra ? 1 : 0);
            List<@Nullable Object> part = new ArrayList<>(items.subList(at, end));
            if (args[1] != null && !extra) {
                part.add(args[1]);
            }
            parts.add(part);
            at = end;
        }
        return Generator.of("sync_do_slice", parts.iterator());
    }

    private static Object items(@Nullable Object value, Rendering rendering) {
        if (value instanceof Undefined) {
            return Generator.of("do_items", Collections.emptyIterator());
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw PyError.type("Can only get item pairs from a mapping.");
        }
        return Generator.of("do_items", new DictView(map, DictView.Part.ITEMS).iterate(rendering));
    }

    private static @Nullable Object attribute(Rendering rendering, @Nullable Object value, @Nullable Object[] args) {
        String name = Repr.text(args[0], rendering);
        Object attribute = Members.ownAttribute(value, name, rendering);
        return attribute == PyObject.MISSING ? Undefined.member(value, name, rendering) : attribute;
    }
}
