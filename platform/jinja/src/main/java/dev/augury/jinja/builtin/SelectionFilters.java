package dev.augury.jinja.builtin;

import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.Generator;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Types;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The lazy filters: nothing is looked at before the first item is asked for. */
final class SelectionFilters {

    private SelectionFilters() {}

    static Map<String, Filter> all() {
        return Map.of(
                "map", (rendering, value, args) -> lazy("sync_do_map", rendering, value, () -> mapping(args, rendering)),
                "select", selection("sync_do_select", false, true),
                "reject", selection("sync_do_reject", false, false),
                "selectattr", selection("sync_do_selectattr", true, true),
                "rejectattr", selection("sync_do_rejectattr", true, false));
    }

    /** Gives an item for an item, or MISSING to leave it out. */
    @FunctionalInterface
    private interface Step {
        @Nullable Object apply(@Nullable Object item);
    }

    private static Filter selection(String name, boolean byAttribute, boolean keep) {
        return (rendering, value, args) -> lazy(name, rendering, value, () -> choice(args, rendering, byAttribute, keep));
    }

    private static Generator lazy(String name, Rendering rendering, @Nullable Object value, Supplier<Step> step) {
        return Generator.of(name, new Iterator<@Nullable Object>() {
            private @Nullable Iterator<@Nullable Object> source;
            private @Nullable Step work;
            private @Nullable Object next = PyObject.MISSING;

            @Override
            public boolean hasNext() {
                if (source == null || work == null) {
                    if (!Types.truth(value)) {
                        source = Collections.emptyIterator();
                        work = item -> item;
                    } else {
                        work = step.get();
                        source = Iteration.of(value, rendering);
                    }
                }
                while (next == PyObject.MISSING && source.hasNext()) {
                    rendering.step();
                    next = work.apply(source.next());
                }
                return next != PyObject.MISSING;
            }

            @Override
            public @Nullable Object next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Object item = next;
                next = PyObject.MISSING;
                return item;
            }
        });
    }

    private static Step mapping(Args args, Rendering rendering) {
        if (args.size() == 0 && args.named().containsKey("attribute")) {
            Map<String, @Nullable Object> rest = new LinkedHashMap<>(args.named());
            ItemPath path = ItemPath.of(rest.remove("attribute"), rest.remove("default"));
            if (!rest.isEmpty()) {
                throw PyError.runtime("Unexpected keyword argument " + Repr.quote(rest.keySet().iterator().next()));
            }
            return item -> path.get(item, rendering);
        }
        if (args.size() == 0) {
            throw PyError.runtime("map requires a filter argument");
        }
        String name = Repr.text(args.positional().getFirst(), rendering);
        Filter filter = Filters.get(name);
        if (filter == null) {
            throw PyError.runtime("No filter named " + Repr.quote(name) + ". Known filters: " + Filters.names());
        }
        Args rest = new Args(args.positional().subList(1, args.size()), args.named());
        return item -> filter.apply(rendering, item, rest);
    }

    private static Step choice(Args args, Rendering rendering, boolean byAttribute, boolean keep) {
        if (byAttribute && args.size() == 0) {
            throw PyError.runtime("Missing parameter for attribute name");
        }
        ItemPath path = ItemPath.of(byAttribute ? args.positional().getFirst() : null, null);
        int used = byAttribute ? 1 : 0;
        if (args.size() == used) {
            return item -> Types.truth(path.get(item, rendering)) == keep ? item : PyObject.MISSING;
        }
        String name = Repr.text(args.positional().get(used), rendering);
        Test test = Tests.get(name);
        if (test == null) {
            throw PyError.runtime("No test named " + Repr.quote(name) + ". Known tests: " + Tests.names());
        }
        Args rest = new Args(args.positional().subList(used + 1, args.size()), args.named());
        return item -> test.test(rendering, path.get(item, rendering), rest) == keep ? item : PyObject.MISSING;
    }
}
