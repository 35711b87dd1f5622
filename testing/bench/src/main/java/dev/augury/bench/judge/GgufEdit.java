package dev.augury.bench.judge;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.GgufTensor;
import dev.augury.model.gguf.GgufWriter;
import dev.augury.model.gguf.TensorLayout;
import dev.augury.model.tensor.TensorCodec;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Copies of a model file with changed values. For small models: a tensor's values must fit an array. */
final class GgufEdit {

    private final GgufFile file;
    private final GgufMetadata metadata = new GgufMetadata();
    private BiConsumer<String, float[]> change = (_, _) -> {};
    private boolean expanded;

    GgufEdit(GgufFile file) {
        this.file = file;
        metadata.copy(file, _ -> true);
    }

    /** Puts a metadata value in place of the one that is there. */
    GgufEdit put(String key, float value) {
        if (!file.metadata().containsKey(key)) {
            throw new IllegalArgumentException("The model has no '" + key + "'; it has " + String.join(", ", file.metadata().keySet()));
        }
        metadata.put(key, value);
        return this;
    }

    /** Changes the values of tensors by name; those of quantised tensors are then quantised again. */
    GgufEdit change(BiConsumer<String, float[]> values) {
        change = values;
        return this;
    }

    /** Writes all tensors as F32. */
    GgufEdit expanded() {
        expanded = true;
        metadata.put("general.file_type", 0L);
        return this;
    }

    /** Writes the copy. */
    void write(Path target) throws IOException {
        List<TensorLayout> layouts = new ArrayList<>();
        for (GgufTensor tensor : file.tensors().values()) {
            layouts.add(new TensorLayout(tensor.name(), expanded ? TensorType.F32 : tensor.tensorType(), Arrays.stream(tensor.shape()).boxed().toList()));
        }
        try (GgufWriter writer = GgufWriter.create(target, metadata, layouts)) {
            for (TensorLayout layout : layouts) {
                writer.write(layout.name(), 0, bytes(file.tensors().get(layout.name()), layout));
            }
            writer.finish();
        }
    }

    /** Returns the values of a tensor. */
    static float[] values(GgufTensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.elements())];
        TensorCodec.of(tensor.tensorType()).dequantize(tensor.data(), 0, values, 0, values.length);
        return values;
    }

    private MemorySegment bytes(GgufTensor tensor, TensorLayout layout) {
        float[] values = values(tensor);
        float[] changed = values.clone();
        change.accept(tensor.name(), changed);
        if (!expanded && Arrays.equals(values, changed)) {
            // Quantising again does not give the same bytes, so what was not changed is copied.
            return MemorySegment.ofArray(tensor.data().asSlice(0, layout.bytes()).toArray(ValueLayout.JAVA_BYTE));
        }
        MemorySegment bytes = MemorySegment.ofArray(new byte[Math.toIntExact(layout.bytes())]);
        TensorCodec.of(layout.type()).quantize(changed, 0, bytes, 0, changed.length);
        return bytes;
    }
}
