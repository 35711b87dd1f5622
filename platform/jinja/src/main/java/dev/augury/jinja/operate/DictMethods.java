package dev.augury.jinja.operate;

import dev.augury.jinja.value.DictKey;
import dev.augury.jinja.value.DictView;
import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.Iteration;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.Signature;
import dev.augury.jinja.value.Undefined;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of dict; those that change it exist and are hidden. */
final class DictMethods {

    private static final Set<String> MUTATING = Set.of("clear", "pop", "popitem", "setdefault", "update");
    private static final Signature GET = Signature.of("dict.get", "key").with("default", null).positionalOnly();
    private static final Signature NOTHING = Signature.of("dict method").positionalOnly();
    private static final Signature FROM_KEYS = Signature.of("dict.fromkeys", "iterable").with("value", null).positionalOnly();

    private DictMethods() {}

    static Object of(Map<?, ?> dict, String name) {
        return switch (name) {
            case "get" -> new Function("get", (rendering, args) -> {
                @Nullable Object[] bound = GET.bind(args);
                Object value = DictKey.lookup(dict, DictKey.of(bound[0]));
                return value == PyObject.MISSING ? bound[1] : value;
            });
            case "items" -> view(dict, name, DictView.Part.ITEMS);
            case "keys" -> view(dict, name, DictView.Part.KEYS);
            case "values" -> view(dict, name, DictView.Part.VALUES);
            case "copy" -> new Function("copy", (rendering, args) -> {
                NOTHING.bind(args);
                rendering.steps(dict.size());
                return new LinkedHashMap<@Nullable Object, @Nullable Object>(dict);
            });
            case "fromkeys" -> new Function("fromkeys", (rendering, args) -> {
                @Nullable Object[] bound = FROM_KEYS.bind(args);
                Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
                Iteration.list(bound[0], rendering).forEach(key -> made.put(DictKey.of(key), bound[1]));
                return made;
            });
            default -> MUTATING.contains(name) ? Undefined.unsafe(dict, name) : PyObject.MISSING;
        };
    }

    private static Function view(Map<?, ?> dict, String name, DictView.Part part) {
        return new Function(name, (rendering, args) -> {
            NOTHING.bind(args);
            return new DictView(dict, part);
        });
    }
}
