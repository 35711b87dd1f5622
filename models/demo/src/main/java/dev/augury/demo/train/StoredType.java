package dev.augury.demo.train;

import dev.augury.model.tensor.TensorType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The types in which a model file may hold the demo model's matrices; norms are always F32. */
public enum StoredType {
    /** Half precision: as good as what was trained. */
    F16(TensorType.F16, 1),
    /** Blocks of bytes: half the size of F16. */
    Q8_0(TensorType.Q8_0, 7),
    /** As trained, bit for bit. */
    F32(TensorType.F32, 0);

    private final TensorType type;
    private final long file;

    StoredType(TensorType type, long file) {
        this.type = type;
        this.file = file;
    }

    /** Returns the type with that name, in any case. */
    public static StoredType of(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown type '" + name + "'; known are "
                        + Arrays.stream(values()).map(type -> type.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "))));
    }

    TensorType type() {
        return type;
    }

    /** Returns the number by which llama.cpp calls a file whose matrices are mostly of this type. */
    long file() {
        return file;
    }
}
