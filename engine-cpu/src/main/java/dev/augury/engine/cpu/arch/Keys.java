package dev.augury.engine.cpu.arch;

import dev.augury.spi.model.ModelSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Typed reading of an architecture's metadata. Remembers which keys were asked for, so that what nobody understood can be named, and
 * collects what is wrong instead of stopping at the first.
 */
final class Keys {

    private final Map<String, Object> metadata;
    private final String prefix;
    private final Set<String> asked = new HashSet<>();
    private final List<String> reasons;

    Keys(ModelSource source, String architecture, List<String> reasons) {
        metadata = source.metadata();
        prefix = architecture + ".";
        this.reasons = reasons;
    }

    /** Reads a count that must be there, from {@code min} to 2^31 − 1; an array counts if all its elements are equal. */
    int count(String key, int min) {
        OptionalLong value = integer(key);
        if (value.isEmpty()) {
            reasons.add("metadata key '" + prefix + key + "' is missing");
            return min;
        }
        return bounded(key, value.getAsLong(), min);
    }

    /** Reads a count that may be absent. */
    int count(String key, int min, int absent) {
        OptionalLong value = integer(key);
        return value.isEmpty() ? absent : bounded(key, value.getAsLong(), min);
    }

    private int bounded(String key, long value, int min) {
        if (value < min || value > Integer.MAX_VALUE) {
            reasons.add("metadata key '" + prefix + key + "' is " + value + ", outside " + min + " to " + Integer.MAX_VALUE);
            return min;
        }
        return (int) value;
    }

    private OptionalLong integer(String key) {
        Object value = get(key);
        if (value instanceof List<?> list && !list.isEmpty()) {
            if (list.stream().distinct().count() != 1) {
                reasons.add("metadata key '" + prefix + key + "' differs from layer to layer, which this engine does not run");
            }
            value = list.getFirst();
        }
        if (value instanceof Long number) {
            return OptionalLong.of(number);
        }
        wrong(key, value, "a whole number");
        return OptionalLong.empty();
    }

    /** Reads a finite number, if it is there. */
    OptionalDouble number(String key) {
        Object value = get(key);
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            return OptionalDouble.of(number.doubleValue());
        }
        wrong(key, value, "a finite number");
        return OptionalDouble.empty();
    }

    /** Reads a number above zero that must be there. */
    float positive(String key) {
        OptionalDouble value = number(key);
        if (value.isEmpty() || value.getAsDouble() <= 0) {
            reasons.add("metadata key '" + prefix + key + "' is missing or not above 0");
            return 1;
        }
        return (float) value.getAsDouble();
    }

    /** Reads a text, if it is there. */
    String text(String key, String absent) {
        Object value = get(key);
        if (value instanceof String text) {
            return text;
        }
        wrong(key, value, "a text");
        return absent;
    }

    /** Refuses a key unless it has the one value (a boolean or number) with which it changes nothing. */
    void onlyNeutral(String key, Object neutral) {
        Object value = get(key);
        boolean same = value == null || value.equals(neutral)
                || value instanceof Number a && neutral instanceof Number b && a.doubleValue() == b.doubleValue();
        if (!same) {
            reasons.add("metadata key '" + prefix + key + "' is " + value + ", which this engine does not run");
        }
    }

    /** Marks keys as understood although no value of theirs changes the arithmetic. */
    void harmless(String... keys) {
        for (String key : keys) {
            asked.add(prefix + key);
        }
    }

    /** Adds a reason for every key of the architecture that was never asked for. */
    void refuseUnknown() {
        for (String key : metadata.keySet()) {
            if (key.startsWith(prefix) && !asked.contains(key)) {
                reasons.add("metadata key '" + key + "' is not known to this engine and might change the arithmetic");
            }
        }
    }

    private void wrong(String key, Object value, String wanted) {
        if (value != null) {
            reasons.add("metadata key '" + prefix + key + "' is " + value + ", not " + wanted);
        }
    }

    private Object get(String key) {
        asked.add(prefix + key);
        return metadata.get(prefix + key);
    }
}
