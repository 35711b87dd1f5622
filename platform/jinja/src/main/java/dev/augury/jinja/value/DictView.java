package dev.augury.jinja.value;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give. */
public record DictView(Map<?, ?> dict, Part part) implements PyObject {

    /** Which part of the entries is seen. */
    public enum Part {
        KEYS, VALUES, ITEMS
    }

    @Override
    public String typeName() {
        return switch (part) {
            case KEYS -> "dict_keys";
            case VALUES -> "dict_values";
            case ITEMS -> "dict_items";
        };
    }

    @Override
    public String repr(Rendering rendering) {
        List<@Nullable Object> items = new ArrayList<>(dict.size());
        iterate(rendering).forEachRemaining(items::add);
        return typeName() + "(" + Repr.of(items, rendering) + ")";
    }

    @Override
    public boolean truth() {
        return !dict.isEmpty();
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public long length(Rendering rendering) {
        return dict.size();
    }

    @Override
    public Iterator<@Nullable Object> iterate(Rendering rendering) {
        Iterator<? extends Map.Entry<?, ?>> entries = dict.entrySet().iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public @Nullable Object next() {
                Map.Entry<?, ?> entry = entries.next();
                return switch (part) {
                    case KEYS -> entry.getKey();
                    case VALUES -> entry.getValue();
                    case ITEMS -> PyTuple.of(entry.getKey(), entry.getValue());
                };
            }
        };
    }
}
