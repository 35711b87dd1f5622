package dev.augury.demo.train;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufTensor;
import dev.augury.model.tensor.TensorCodec;
import org.jspecify.annotations.Nullable;

/** Reads back what {@link ModelExport} wrote, so that a training can begin with it. Stateless. */
public final class ModelImport {

    private ModelImport() {}

    /**
     * Reads a model.
     *
     * @throws IllegalArgumentException when the file holds no model of this trainer's form; the message names what is missing
     */
    public static Model read(GgufFile file) {
        ModelSize size = new ModelSize(number(file, "block_count"), number(file, "embedding_length"), number(file, "attention.head_count"),
                number(file, "attention.key_length"), number(file, "feed_forward_length"), number(file, "vocab_size"), number(file, "context_length"));
        Layout layout = new Layout(size);
        float[] values = new float[layout.length()];
        for (Parameter parameter : layout.parameters()) {
            @Nullable GgufTensor tensor = file.tensors().get(parameter.name());
            if (tensor == null || tensor.elements() != parameter.length()) {
                throw new IllegalArgumentException(file.path() + " has no tensor " + parameter.name() + " of " + parameter.length()
                        + " elements; give a model that 'demo export' wrote");
            }
            TensorCodec.of(tensor.tensorType()).dequantize(tensor.data(), 0, values, parameter.offset(), parameter.length());
        }
        return new Model(layout, values);
    }

    private static int number(GgufFile file, String key) {
        if (file.metadata().get("llama." + key) instanceof Number number) {
            return Math.toIntExact(number.longValue());
        }
        throw new IllegalArgumentException(file.path() + " does not say llama." + key + "; give a model that 'demo export' wrote");
    }
}
