package dev.augury.model.gguf;

import java.util.Arrays;
import java.util.Optional;

/** The types of metadata values, in the order of their numbers in a file. */
public enum GgufValueType {
    UINT8(1),
    INT8(1),
    UINT16(2),
    INT16(2),
    UINT32(4),
    INT32(4),
    FLOAT32(4),
    BOOL(1),
    STRING(0),
    ARRAY(0),
    UINT64(8),
    INT64(8),
    FLOAT64(8);

    private final int bytes;

    GgufValueType(int bytes) {
        this.bytes = bytes;
    }

    /** Returns the number that stands for the type in a file. */
    public int id() {
        return ordinal();
    }

    /** Returns the bytes of a value, 0 where they vary. */
    public int bytes() {
        return bytes;
    }

    static Optional<GgufValueType> ofId(long id) {
        return id >= 0 && id < values().length ? Optional.of(values()[(int) id]) : Optional.empty();
    }

    static String names() {
        return String.join(", ", Arrays.stream(values()).map(Enum::name).toList());
    }
}
