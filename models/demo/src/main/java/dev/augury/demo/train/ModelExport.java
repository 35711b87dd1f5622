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
     * @param matrices their type
     * @param target file to write, which an earlier one makes way for
     * @throws IllegalArgumentException when the vocabulary has another size than the model
     */
    public static void write(Model model, GgufFile vocabulary, StoredType matrices, Path target) throws IOException {
        ModelSize size = model.layout().size();
        int tokens = vocabulary.metadata().get(TOKENS) instanceof List<?> list ? list.size() : 0;
        if (tokens != size.vocabulary()) {
            throw new IllegalArgumentException(vocabulary.path() + " has " + tokens + " tokens and the model " + size.vocabulary()
                    + "; give the vocabulary with which it was trained");
        }
        List<TensorLayout> tensors = model.layout().parameters().stream().map(parameter -> tensor(parameter, matrices)).toList();
        GgufMetadata metadata = metadata(size, matrices).copy(vocabulary, key -> key.startsWith("tokenizer."));
        try (GgufWriter writer = GgufWriter.create(target, metadata, tensors)) {
            for (Parameter parameter : model.layout().parameters()) {
                TensorType type = type(parameter, matrices);
                MemorySegment bytes = MemorySegment.ofArray(new byte[Math.toIntExact(type.bytes(parameter.length()))]);
                TensorCodec.of(type).quantize(model.values(), parameter.offset(), bytes, 0, parameter.length());
                writer.write(parameter.name(), 0, bytes);
            }
            writer.finish();
        }
    }

    private static TensorType type(Parameter parameter, StoredType matrices) {
        return parameter.matrix() ? matrices.type() : TensorType.F32;
    }

    private static TensorLayout tensor(Parameter parameter, StoredType matrices) {
        List<Long> shape = parameter.matrix() ? List.of((long) parameter.columns(), (long) parameter.rows()) : List.of((long) parameter.columns());
        return new TensorLayout(parameter.name(), type(parameter, matrices), shape);
    }

    private static GgufMetadata metadata(ModelSize size, StoredType matrices) {
        return new GgufMetadata()
                .put("general.architecture", "llama")
                .put("general.type", "model")
                .put("general.name", "Augury Demo")
                .put("general.license", "apache-2.0")
                .put("general.file_type", matrices.file())
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
