package dev.augury.demo.train;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.GgufWriter;
import dev.augury.model.gguf.TensorLayout;
import dev.augury.model.tensor.TensorCodec;
import dev.augury.model.tensor.TensorType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;

/** Writes a trained model as a GGUF file that any engine of the llama architecture runs. Stateless. */
public final class ModelExport {

    private static final String TOKENS = "tokenizer.ggml.tokens";

    private ModelExport() {}

    /**
     * Writes a model.
     *
     * @param model what was trained
     * @param vocabulary file whose tokenizer it gets
     * @param type of the matrices, F32, F16 or Q8_0; norms are F32
     * @param target file to write, which an earlier one makes way for
     * @throws IllegalArgumentException when the vocabulary has another size than the model
     */
    public static void write(Model model, GgufFile vocabulary, TensorType type, Path target) throws IOException {
        ModelSize size = model.layout().size();
        int tokens = vocabulary.metadata().get(TOKENS) instanceof List<?> list ? list.size() : 0;
        if (tokens != size.vocabulary()) {
            throw new IllegalArgumentException(vocabulary.path() + " has " + tokens + " tokens and the model " + size.vocabulary()
                    + "; give the vocabulary with which it was trained");
        }
        List<TensorLayout> tensors = model.layout().parameters().stream().map(parameter -> tensor(parameter, type)).toList();
        try (GgufWriter writer = GgufWriter.create(target, metadata(size, type).copy(vocabulary, key -> key.startsWith("tokenizer.")), tensors)) {
            for (Parameter parameter : model.layout().parameters()) {
                TensorType stored = parameter.matrix() ? type : TensorType.F32;
                MemorySegment bytes = MemorySegment.ofArray(new byte[Math.toIntExact(stored.bytes(parameter.length()))]);
                TensorCodec.of(stored).quantize(model.values(), parameter.offset(), bytes, 0, parameter.length());
                writer.write(parameter.name(), 0, bytes);
            }
            writer.finish();
        }
    }

    private static TensorLayout tensor(Parameter parameter, TensorType type) {
        return parameter.matrix() ? new TensorLayout(parameter.name(), type, List.of((long) parameter.columns(), (long) parameter.rows()))
                : new TensorLayout(parameter.name(), TensorType.F32, List.of((long) parameter.columns()));
    }

    /** Returns the number by which llama.cpp calls a file whose matrices are mostly of a type. */
    private static long fileType(TensorType type) {
        return switch (type) {
            case F32 -> 0;
            case F16 -> 1;
            case Q8_0 -> 7;
            default -> throw new IllegalArgumentException("Tensor type " + type + " is not for the demo model; take F32, F16 or Q8_0");
        };
    }

    private static GgufMetadata metadata(ModelSize size, TensorType type) {
        return new GgufMetadata()
                .put("general.architecture", "llama")
                .put("general.type", "model")
                .put("general.name", "Augury Demo")
                .put("general.license", "apache-2.0")
                .put("general.file_type", fileType(type))
                .put("general.quantization_version", 2L)
                .put("llama.block_count", (long) size.layers())
                .put("llama.context_length", (long) size.context())
                .put("llama.embedding_length", (long) size.width())
                .put("llama.feed_forward_length", (long) size.feedForward())
                .put("llama.attention.head_count", (long) size.heads())
                .put("llama.attention.head_count_kv", (long) size.heads())
                .put("llama.attention.key_length", (long) size.headSize())
                .put("llama.attention.value_length", (long) size.headSize())
                .put("llama.attention.layer_norm_rms_epsilon", ModelSize.EPSILON)
                .put("llama.rope.dimension_count", (long) size.headSize())
                .put("llama.rope.freq_base", ModelSize.ROPE_BASE)
                .put("llama.vocab_size", (long) size.vocabulary());
    }
}
