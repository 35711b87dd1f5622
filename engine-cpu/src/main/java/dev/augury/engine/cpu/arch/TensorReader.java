package dev.augury.engine.cpu.arch;

import dev.augury.engine.cpu.kernel.WeightType;
import dev.augury.spi.model.ModelSource;
import dev.augury.spi.model.TensorView;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes tensors by name and shape, collects what is wrong with them, and names those that nobody took. */
final class TensorReader {

    private static final int NAMED = 5;

    private final ModelSource source;
    private final List<String> reasons;
    private final Set<String> taken = new HashSet<>();

    TensorReader(ModelSource source, List<String> reasons) {
        this.source = source;
        this.reasons = reasons;
    }

    boolean has(String name) {
        return source.tensor(name).isPresent();
    }

    /** Takes a matrix that must be there, with its bias if there is one. */
    LinearSource linear(String stem, int rows, int columns) {
        return new LinearSource(matrix(stem + ".weight", rows, columns), optionalVector(stem + ".bias", rows));
    }

    /** Takes a matrix that must be there. */
    MatrixSource matrix(String name, int rows, int columns) {
        Optional<TensorView> tensor = take(name, columns, rows);
        Optional<WeightType> type = tensor.flatMap(t -> type(t, columns));
        if (type.isEmpty()) {
            return new MatrixSource(name, WeightType.F32, rows, columns, MemorySegment.NULL);
        }
        return new MatrixSource(name, type.get(), rows, columns, data(tensor.get(), type.get().rowBytes(columns) * rows));
    }

    /** Takes a matrix whose rows hold several matrices one after the other. */
    List<LinearSource> fused(String stem, int columns, int... rows) {
        MatrixSource whole = matrix(stem + ".weight", Arrays.stream(rows).sum(), columns);
        if (has(stem + ".bias")) {
            reasons.add("tensor '" + stem + ".bias' is not run by this engine");
        }
        List<LinearSource> parts = new ArrayList<>();
        int from = 0;
        for (int count : rows) {
            MatrixSource part = whole.data().byteSize() == 0
                    ? new MatrixSource(whole.name(), whole.type(), count, columns, whole.data())
                    : whole.rows(from, count);
            parts.add(new LinearSource(part, null));
            from += count;
        }
        return parts;
    }

    /** Takes a vector that must be there. */
    VectorSource vector(String name, int length) {
        VectorSource vector = optionalVector(name, length);
        if (vector == null) {
            if (!has(name)) {
                reasons.add("tensor '" + name + "' is missing");
            }
            return new VectorSource(name, WeightType.F32, length, MemorySegment.NULL);
        }
        return vector;
    }

    /** Takes a vector, or nothing when it is absent. */
    @Nullable VectorSource optionalVector(String name, int length) {
        if (!has(name)) {
            return null;
        }
        Optional<TensorView> tensor = take(name, length);
        Optional<WeightType> type = tensor.flatMap(t -> type(t, length));
        if (type.isEmpty()) {
            return null;
        }
        if (type.get().quantized()) {
            reasons.add("tensor '" + name + "' is a vector of type " + type.get() + "; vectors are F32, F16 or BF16");
            return null;
        }
        return new VectorSource(name, type.get(), length, data(tensor.get(), type.get().rowBytes(length)));
    }

    /** Adds a reason naming tensors that were never taken. */
    void refuseUnknown() {
        List<String> unknown = source.tensors().keySet().stream().filter(name -> !taken.contains(name)).toList();
        if (!unknown.isEmpty()) {
            reasons.add("tensors not known to this engine might change the arithmetic: "
                    + String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size())))
                    + (unknown.size() > NAMED ? " and " + (unknown.size() - NAMED) + " more" : ""));
        }
    }

    private Optional<TensorView> take(String name, long... shape) {
        Optional<TensorView> tensor = source.tensor(name);
        if (tensor.isEmpty()) {
            reasons.add("tensor '" + name + "' is missing");
            return tensor;
        }
        taken.add(name);
        if (!Arrays.equals(trimmed(tensor.get().shape()), trimmed(shape))) {
            reasons.add("tensor '" + name + "' has the shape " + Arrays.toString(tensor.get().shape()) + " where the metadata ask for "
                    + Arrays.toString(shape));
            return Optional.empty();
        }
        return tensor;
    }

    /** A shape without the trailing ones that mean nothing. */
    private static long[] trimmed(long[] shape) {
        int length = shape.length;
        while (length > 1 && shape[length - 1] == 1) {
            length--;
        }
        return Arrays.copyOf(shape, length);
    }

    private Optional<WeightType> type(TensorView tensor, int columns) {
        try {
            WeightType type = WeightType.named(tensor.type());
            type.rowBytes(columns);
            return Optional.of(type);
        } catch (IllegalArgumentException unknown) {
            reasons.add("tensor '" + tensor.name() + "': " + unknown.getMessage());
            return Optional.empty();
        }
    }

    private MemorySegment data(TensorView tensor, long bytes) {
        MemorySegment data = tensor.data();
        if (data.byteSize() < bytes) {
            reasons.add("tensor '" + tensor.name() + "' has " + data.byteSize() + " bytes and needs " + bytes);
            return MemorySegment.NULL;
        }
        return data;
    }
}
