package dev.augury.jinja.operate;

import dev.augury.jinja.value.Comparison;
import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Undefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of list and tuple; those that change a list exist and are hidden. */
final class ListMethods {

    private static final Set<String> MUTATING = Set.of("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");
    private static final Signature COUNT = Signature.of("count", "value").positionalOnly();
    private static final Signature INDEX = Signature.of("index", "value").with("start", 0L).with("stop", Long.MAX_VALUE).positionalOnly();
    private static final Signature COPY = Signature.of("copy").positionalOnly();

    private ListMethods() {}

    static @Nullable Object of(List<?> list, String name) {
        return switch (name) {
            case "count" -> new Function(name, (rendering, args) -> {
                Object wanted = COUNT.bind(args)[0];
                rendering.steps(list.size());
                return list.stream().filter(item -> Comparison.equal(item, wanted, rendering)).count();
            });
            case "index" -> new Function(name, (rendering, args) -> index(list, INDEX.bind(args), rendering));
            case "copy" -> list instanceof PyTuple ? PyObject.MISSING : new Function(name, (rendering, args) -> {
                COPY.bind(args);
                rendering.steps(list.size());
                return new ArrayList<@Nullable Object>(list);
            });
            default -> list instanceof PyTuple tuple ? tuple.named(name)
                    : MUTATING.contains(name) ? Undefined.unsafe(list, name) : PyObject.MISSING;
        };
    }

    private static Object index(List<?> list, @Nullable Object[] bound, Rendering rendering) {
        long from = Numbers.index(bound[1]);
        long to = Numbers.index(bound[2]);
        rendering.steps(list.size());
        long start = Math.max(from < 0 ? from + list.size() : from, 0);
        long stop = Math.min(to < 0 ? to + list.size() : to, list.size());
        for (long i = start; i < stop; i++) {
            if (Comparison.equal(list.get((int) i), bound[0], rendering)) {
                return i;
            }
        }
        throw PyError.value(Repr.of(bound[0], rendering) + " is not in " + (list instanceof PyTuple ? "tuple" : "list"));
    }
}
