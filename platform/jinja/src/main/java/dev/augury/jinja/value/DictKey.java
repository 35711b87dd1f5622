package dev.augury.jinja.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form in which a value is a key of a dict: equal keys of Python are equal objects of Java. */
public final class DictKey {

    private DictKey() {}

    public static @Nullable Object of(@Nullable Object key) {
        if (key == null || key instanceof String) {
            return key;
        }
        if (key instanceof Markup markup) {
            return markup.text();
        }
        if (key instanceof Boolean) {
            return key;
        }
        if (Numbers.isInt(key)) {
            return Numbers.of(Numbers.asBig(key));
        }
        if (Numbers.isFloat(key)) {
            double value = Numbers.asDouble(key);
            return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (Object) (long) value : (Object) value;
        }
        if (key instanceof Map || key instanceof List && !(key instanceof PyTuple) || key instanceof DictView) {
            throw PyError.type("unhashable type: '" + Types.name(key) + "'");
        }
        if (key instanceof PyTuple tuple) {
            return PyTuple.copyOf(tuple.stream().map(DictKey::of).toList());
        }
        return key;
    }
}
