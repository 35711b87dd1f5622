package dev.augury.model.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Typed reading of the keys of a model file that concern its tokenizer; every error names the key. */
record TokenizerMetadata(Map<String, Object> values) {
    private static final String PREFIX = "tokenizer.ggml.";
    private static final long NO_ID = 0xFFFFFFFFL;

    Optional<String> string(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw wrong(key, "a string", value);
    }

    Optional<String> own(String key) {
        return string(PREFIX + key);
    }

    boolean flag(String key, boolean otherwise) {
        Object value = values.get(PREFIX + key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(PREFIX + key, "a boolean", value);
    }

    /** Returns a token id; all bits set says that there is none. */
    OptionalInt id(String key, int size) {
        Object value = values.get(PREFIX + key);
        if (value == null || value instanceof Long none && (none == -1 || none == NO_ID)) {
            return OptionalInt.empty();
        }
        if (value instanceof Long id && id >= 0 && id < size) {
            return OptionalInt.of(id.intValue());
        }
        throw wrong(PREFIX + key, "a token id from 0 to " + (size - 1), value);
    }

    /** Returns the strings of a list that must be there. */
    List<String> strings(String key) {
        List<?> list = list(key).orElseThrow(() -> new UnsupportedTokenizerException(
                "The file has no " + PREFIX + key + ", so its vocabulary is not usable; convert the model file again."));
        List<String> strings = new ArrayList<>(list.size());
        for (Object item : list) {
            if (!(item instanceof String text)) {
                throw wrong(PREFIX + key, "a list of strings", item);
            }
            strings.add(text);
        }
        return strings;
    }

    /** Returns {@code size} numbers, each {@code otherwise} if the key is absent. */
    float[] numbers(String key, int size, float otherwise) {
        float[] numbers = new float[size];
        List<?> list = list(key).orElse(null);
        if (list != null && list.size() < size) {
            throw wrong(PREFIX + key, "a list of " + size + " numbers, one per token", list.size() + " items");
        }
        for (int i = 0; i < size; i++) {
            if (list == null) {
                numbers[i] = otherwise;
            } else if (list.get(i) instanceof Number number) {
                numbers[i] = number.floatValue();
            } else {
                throw wrong(PREFIX + key, "a list of numbers", list.get(i));
            }
        }
        return numbers;
    }

    private Optional<List<?>> list(String key) {
        Object value = values.get(PREFIX + key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof List<?> list) {
            return Optional.of(list);
        }
        throw wrong(PREFIX + key, "a list", value);
    }

    private static UnsupportedTokenizerException wrong(String key, String wanted, Object found) {
        return new UnsupportedTokenizerException(
                key + " must be " + wanted + " but is '" + found + "'; the model file is damaged or of an unknown kind.");
    }
}
