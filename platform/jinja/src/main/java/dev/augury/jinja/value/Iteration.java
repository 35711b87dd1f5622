package dev.augury.jinja.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Walking through a value as Python's {@code for} does. */
public final class Iteration {

    private Iteration() {}

    public static boolean iterable(@Nullable Object value) {
        return value instanceof List || value instanceof Map || Types.isString(value) || value instanceof PyObject object && object.iterable();
    }

    /** The items; the keys of a dict, the characters of a string. TypeError where the value has no items. */
    public static Iterator<@Nullable Object> of(@Nullable Object value, Rendering rendering) {
        return switch (value) {
            case List<?> list -> Collections.<@Nullable Object>unmodifiableList(list).iterator();
            case Map<?, ?> map -> Collections.<@Nullable Object>unmodifiableSet(map.keySet()).iterator();
            case String text -> Strings.characters(text);
            case Markup markup -> Strings.characters(markup.text());
            case PyObject object -> object.iterate(rendering);
            case null, default -> throw PyError.type("'" + Types.name(value) + "' object is not iterable");
        };
    }

    /** All items in a new list; every item counts as a step. */
    public static List<@Nullable Object> list(@Nullable Object value, Rendering rendering) {
        if (value instanceof List<?> list) {
            rendering.steps(list.size());
            return new ArrayList<>(list);
        }
        List<@Nullable Object> items = new ArrayList<>();
        Iterator<@Nullable Object> iterator = of(value, rendering);
        while (iterator.hasNext()) {
            rendering.step();
            items.add(iterator.next());
            rendering.checkLength(items.size());
        }
        return items;
    }
}
