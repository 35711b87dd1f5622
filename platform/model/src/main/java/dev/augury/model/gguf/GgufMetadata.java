package dev.augury.model.gguf;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Metadata to be written, in the order in which it was put. Not thread-safe. */
public final class GgufMetadata {

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private long alignment = 32;

    /** Puts an unsigned 32-bit number, the type of most numbers in GGUF. */
    public GgufMetadata put(String key, long value) {
        return put(key, GgufValueType.UINT32, value);
    }

    /** Puts a 32-bit float. */
    public GgufMetadata put(String key, float value) {
        return put(key, GgufValueType.FLOAT32, value);
    }

    /** Puts a truth value. */
    public GgufMetadata put(String key, boolean value) {
        return put(key, GgufValueType.BOOL, value);
    }

    /** Puts a string. */
    public GgufMetadata put(String key, String value) {
        return put(key, GgufValueType.STRING, value);
    }

    /**
     * Puts a value of a scalar type: a {@code Long}, {@code Float}, {@code Double}, {@code Boolean} or {@code String} as {@link
     * GgufFile#metadata} gives it.
     */
    public GgufMetadata put(String key, GgufValueType type, Object value) {
        if (key.equals("general.alignment")) {
            alignment = (Long) value;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out, 4, type.id());
        encode(out, type, value);
        entries.put(key, out.toByteArray());
        return this;
    }

    /** Puts an array; for an array of arrays, the elements are {@link GgufArray}s or made by {@link #nested}. */
    public GgufMetadata putArray(String key, GgufValueType elements, List<?> values) {
        return put(key, GgufValueType.ARRAY, nested(elements, values));
    }

    /** Returns an array that can be an element of an array. */
    public static Nested nested(GgufValueType elements, List<?> values) {
        return new Nested(elements, values);
    }

    /** An array in an array. */
    public record Nested(GgufValueType elements, List<?> values) {}

    /** Copies the entries whose keys are wanted, with their types, byte for byte. */
    public GgufMetadata copy(GgufFile from, Predicate<String> wanted) {
        from.rawMetadata().forEach((key, raw) -> {
            if (wanted.test(key)) {
                entries.put(key, raw.toArray(ValueLayout.JAVA_BYTE));
                if (key.equals("general.alignment")) {
                    alignment = (Long) from.metadata().get(key);
                }
            }
        });
        return this;
    }

    long alignment() {
        return alignment;
    }

    /** Returns for each key its type and value as they go into a file. */
    Map<String, byte[]> entries() {
        return Collections.unmodifiableMap(entries);
    }

    private static void encode(ByteArrayOutputStream out, GgufValueType type, Object value) {
        switch (type) {
            case UINT8, INT8, UINT16, INT16, UINT32, INT32, UINT64, INT64 -> write(out, type.bytes(), inRange(type, (Long) value));
            case FLOAT32 -> write(out, 4, Float.floatToRawIntBits((Float) value));
            case FLOAT64 -> write(out, 8, Double.doubleToRawLongBits((Double) value));
            case BOOL -> write(out, 1, (Boolean) value ? 1 : 0);
            case STRING -> string(out, (String) value);
            case ARRAY -> array(out, value);
        }
    }

    private static void array(ByteArrayOutputStream out, Object value) {
        Nested array = value instanceof GgufArray read ? new Nested(read.elementType(), read) : (Nested) value;
        write(out, 4, array.elements.id());
        write(out, 8, array.values.size());
        for (Object element : array.values) {
            encode(out, array.elements, element);
        }
    }

    static void string(ByteArrayOutputStream out, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        write(out, 8, bytes.length);
        out.writeBytes(bytes);
    }

    static void write(ByteArrayOutputStream out, int bytes, long value) {
        out.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array(), 0, bytes);
    }

    private static long inRange(GgufValueType type, long value) {
        int bits = 8 * type.bytes();
        boolean unsigned = type.name().startsWith("U");
        boolean fits = bits == 64 || (unsigned ? value >= 0 && value < 1L << bits : value >= -(1L << bits - 1) && value < 1L << bits - 1);
        if (!fits) {
            throw new IllegalArgumentException(value + " is outside the range of " + type);
        }
        return value;
    }
}
