package dev.augury.jinja.builtin;

import dev.augury.jinja.JinjaRenderException.Kind;
import dev.augury.jinja.text.Strftime;
import dev.augury.jinja.value.Args;
import dev.augury.jinja.value.DictKey;
import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.Namespace;
import dev.augury.jinja.value.Numbers;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyRange;
import dev.augury.jinja.value.Rendering;
import dev.augury.jinja.value.Repr;
import dev.augury.jinja.value.Signature;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that every template knows; names of the context go before them. */
public final class Globals {

    private static final Signature MESSAGE = Signature.of("raise_exception", "message");
    private static final Signature FORMAT = Signature.of("strftime_now", "format");
    private static final Signature SEPARATOR = Signature.of("joiner").with("sep", ", ");

    private static final Map<String, Function> ALL = Map.of(
            "range", new Function("range", Globals::range),
            "dict", new Function("dict", (rendering, args) -> dict("dict", args, rendering)),
            "namespace", new Function("namespace", Globals::namespace),
            "cycler", new Function("cycler", (_, args) -> new Cycler(args.positional())),
            "joiner", new Function("joiner", (_, args) -> joiner(args)),
            "lipsum", new Function("lipsum", (_, _) -> {
                throw PyError.runtime("lipsum is not supported: a prompt must not hold random text");
            }),
            "raise_exception", new Function("raise_exception", (rendering, args) -> {
                throw new PyError(Kind.RAISED, Repr.text(MESSAGE.bind(args)[0], rendering));
            }),
            "strftime_now", new Function("strftime_now", (rendering, args) -> Strftime.format(
                    ZonedDateTime.ofInstant(rendering.context().now().instant(), rendering.context().zone()), Repr.text(FORMAT.bind(args)[0], rendering))));

    private Globals() {}

    /** The global of that name, or null. */
    public static @Nullable Function get(String name) {
        return ALL.get(name);
    }

    private static PyRange range(Rendering rendering, Args args) {
        if (!args.named().isEmpty()) {
            throw PyError.type("range() takes no keyword arguments");
        }
        if (args.size() == 0 || args.size() > 3) {
            throw PyError.type(args.size() == 0 ? "range expected at least 1 argument, got 0" : "range expected at most 3 arguments, got " + args.size());
        }
        List<@Nullable Object> given = args.positional();
        long start = args.size() == 1 ? 0 : bound(given.get(0));
        long stop = bound(given.get(args.size() == 1 ? 0 : 1));
        PyRange range = new PyRange(start, stop, args.size() == 3 ? bound(given.get(2)) : 1);
        if (range.size() > rendering.limits().rangeItems()) {
            throw PyError.limit("Range too big. The sandbox blocks ranges larger than MAX_RANGE (" + rendering.limits().rangeItems() + ").");
        }
        return range;
    }

    private static long bound(@Nullable Object value) {
        long bound = Numbers.index(value);
        if (Math.abs(bound) > Long.MAX_VALUE / 4 || bound == Long.MIN_VALUE) {
            throw PyError.limit("Range too big.");
        }
        return bound;
    }

    private static Map<@Nullable Object, @Nullable Object> dict(String name, Args args, Rendering rendering) {
        if (args.size() > 1) {
            throw PyError.type(name + " expected at most 1 argument, got " + args.size());
        }
        Map<@Nullable Object, @Nullable Object> dict = new LinkedHashMap<>();
        if (args.size() == 1) {
            Object source = args.positional().getFirst();
            if (source instanceof Map<?, ?> map) {
                dict.putAll(map);
            } else {
                Iteration.list(source, rendering).forEach(item -> putPair(dict, Iteration.list(item, rendering)));
            }
        }
        dict.putAll(args.named());
        rendering.steps(dict.size());
        return dict;
    }

    private static void putPair(Map<@Nullable Object, @Nullable Object> dict, List<@Nullable Object> pair) {
        if (pair.size() != 2) {
            throw PyError.value("dictionary update sequence element #" + dict.size() + " has length " + pair.size() + "; 2 is required");
        }
        dict.put(DictKey.of(pair.get(0)), pair.get(1));
    }

    private static Namespace namespace(Rendering rendering, Args args) {
        Namespace namespace = new Namespace();
        dict("namespace", args, rendering).forEach((name, value) -> {
            if (name instanceof String text) {
                namespace.set(text, value);
            }
        });
        return namespace;
    }

    private static Function joiner(Args args) {
        Object separator = SEPARATOR.bind(args)[0];
        boolean[] used = new boolean[1];
        return new Function("joiner", (_, _) -> {
            Object shown = used[0] ? separator : "";
            used[0] = true;
            return shown;
        });
    }
}
