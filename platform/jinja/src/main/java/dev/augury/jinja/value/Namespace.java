package dev.augury.jinja.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one value whose attributes a template may set. */
public final class Namespace implements PyObject {

    private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

    public void set(String name, @Nullable Object value) {
        attributes.put(name, value);
    }

    @Override
    public String typeName() {
        return "Namespace";
    }

    @Override
    public String shownType() {
        return "jinja2.utils.Namespace object";
    }

    @Override
    public @Nullable Object attribute(String name, Rendering rendering) {
        return attributes.containsKey(name) ? attributes.get(name) : MISSING;
    }

    @Override
    public String repr(Rendering rendering) {
        return "<Namespace " + Repr.of(attributes, rendering) + ">";
    }
}
