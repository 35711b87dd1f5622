package dev.augury.jinja.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The form in which a value is a key of a dict: equal keys of Python are equal objects of Java. */
public final class DictKey {

    private DictKey() {}

    /** The value under a key, or {@link PyObject#MISSING}; maps of Java that refuse null or keys of another class simply do not hold them. */
    public static @Nullable Object lookup(Map<?, ?> map, @Nullable Object key) {
        try {
            Object value = map.get(key);
            return value != null || map.containsKey(key) ? value : PyObject.MISSING;
        } catch (NullPointerException | ClassCastException e) {
            return PyObject.MISSING;
        }
    }

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
