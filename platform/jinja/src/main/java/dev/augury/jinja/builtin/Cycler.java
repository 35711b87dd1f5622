package dev.augury.jinja.builtin;

import dev.augury.jinja.value.Function;
import dev.augury.jinja.value.PyError;
import dev.augury.jinja.value.PyObject;
import dev.augury.jinja.value.PyTuple;
import dev.augury.jinja.value.Rendering;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The global {@code cycler}: one item after the other, round and round. */
final class Cycler implements PyObject {

    private final PyTuple items;
    private int at;

    Cycler(List<@Nullable Object> items) {
        if (items.isEmpty()) {
            throw PyError.runtime("at least one item has to be provided");
        }
        this.items = PyTuple.copyOf(items);
    }

    @Override
    public String typeName() {
        return "Cycler";
    }

    @Override
    public String shownType() {
        return "jinja2.utils.Cycler object";
    }

    @Override
    public @Nullable Object attribute(String name, Rendering rendering) {
        return switch (name) {
            case "current" -> items.get(at);
            case "items" -> items;
            case "pos" -> (long) at;
            case "next" -> new Function("next", (_, _) -> {
                Object current = items.get(at);
                at = (at + 1) % items.size();
                return current;
            });
            case "reset" -> new Function("reset", (_, _) -> {
                at = 0;
                return null;
            });
            default -> MISSING;
        };
    }
}
