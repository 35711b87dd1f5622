package dev.augury.model.info;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufTensor;
import dev.augury.model.info.ModelInfo.FileFacts;
import dev.augury.model.info.ModelInfo.Rope;
import dev.augury.model.info.ModelInfo.Sizes;
import dev.augury.model.info.ModelInfo.Template;
import dev.augury.model.info.ModelInfo.TokenizerFacts;
import dev.augury.model.info.ModelInfo.TypeShare;
import dev.augury.model.tensor.TensorType;
import dev.augury.model.token.TokenizerReader;
import dev.augury.model.token.UnsupportedTokenizerException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Gathers a description out of metadata and tensor headers. A value of an unexpected type counts as absent. */
final class ModelInfoReader {

    private static final String TEMPLATE = "tokenizer.chat_template";
    private static final List<String> ARCHITECTURES = List.of("llama", "qwen2", "qwen3", "phi3", "granite", "smollm3");

    private final GgufFile file;
    private final Map<String, Object> metadata;
    private final String prefix;

    ModelInfoReader(GgufFile file) {
        this.file = file;
        metadata = file.metadata();
        prefix = string("general.architecture").orElse("") + ".";
    }

    ModelInfo read() {
        long parameters = file.tensors().values().stream().mapToLong(GgufTensor::elements).sum();
        FileFacts facts = new FileFacts(file.path(), file.version(), file.parts(), file.fileBytes(), file.tensors().size());
        return new ModelInfo(facts, string("general.architecture"), string("general.name"), sizes(), rope(), parameters, types(),
                tokenizer(), template(), unsupported());
    }

    private Sizes sizes() {
        OptionalLong width = integer(prefix + "embedding_length");
        OptionalLong heads = integer(prefix + "attention.head_count");
        OptionalLong headWidth = integer(prefix + "attention.key_length");
        if (headWidth.isEmpty() && width.isPresent() && heads.orElse(0) > 0) {
            headWidth = OptionalLong.of(width.getAsLong() / heads.getAsLong());
        }
        OptionalLong kvHeads = integer(prefix + "attention.head_count_kv");
        return new Sizes(integer(prefix + "block_count"), width, heads, kvHeads.isPresent() ? kvHeads : heads, headWidth,
                integer(prefix + "feed_forward_length"), integer(prefix + "context_length"), integer(prefix + "expert_count"));
    }

    private Rope rope() {
        List<String> factors = file.tensors().keySet().stream().filter(name -> name.startsWith("rope_")).toList();
        return new Rope(number(prefix + "rope.freq_base"), integer(prefix + "rope.dimension_count"), string(prefix + "rope.scaling.type"),
                number(prefix + "rope.scaling.factor"), factors);
    }

    private Map<TensorType, TypeShare> types() {
        Map<TensorType, TypeShare> shares = new EnumMap<>(TensorType.class);
        for (GgufTensor tensor : file.tensors().values()) {
            shares.merge(tensor.tensorType(), new TypeShare(1, tensor.elements(), tensor.data().byteSize()), TypeShare::plus);
        }
        Map<TensorType, TypeShare> sorted = new LinkedHashMap<>();
        shares.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.comparingLong(TypeShare::bytes).reversed()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private TokenizerFacts tokenizer() {
        OptionalLong tokens = metadata.get("tokenizer.ggml.tokens") instanceof List<?> list
                ? OptionalLong.of(list.size())
                : OptionalLong.empty();
        return new TokenizerFacts(string("tokenizer.ggml.model"), string("tokenizer.ggml.pre"), tokens);
    }

    private Optional<Template> template() {
        List<String> others = metadata.keySet().stream().filter(key -> key.startsWith(TEMPLATE + "."))
                .map(key -> key.substring(TEMPLATE.length() + 1)).toList();
        return string(TEMPLATE).map(text -> new Template(text, others));
    }

    private List<String> unsupported() {
        List<String> reasons = new ArrayList<>();
        String architecture = string("general.architecture").orElse("");
        if (architecture.isEmpty()) {
            reasons.add("The file does not name its architecture (general.architecture).");
        } else if (!ARCHITECTURES.contains(architecture)) {
            reasons.add("The architecture '" + architecture + "' is not supported; supported are " + String.join(", ", ARCHITECTURES)
                    + ".");
        }
        if (file.tensors().isEmpty()) {
            reasons.add("The file has no tensors: it can tokenize, but not answer.");
        }
        if (integer(prefix + "expert_count").orElse(0) > 0) {
            reasons.add("The model is a mixture of experts; only dense models are supported.");
        }
        types().forEach((type, share) -> {
            if (!type.supported()) {
                reasons.add("The tensor type " + type + " of " + share.tensors() + " tensors is not supported; supported are "
                        + TensorType.supportedNames() + ".");
            }
        });
        try {
            TokenizerReader.read(metadata);
        } catch (UnsupportedTokenizerException e) {
            reasons.add(String.valueOf(e.getMessage()));
        }
        return reasons;
    }

    private Optional<String> string(String key) {
        return metadata.get(key) instanceof String value && !value.isEmpty() ? Optional.of(value) : Optional.empty();
    }

    /** Reads a whole number; where a file has one for each layer, the first layer's. */
    private OptionalLong integer(String key) {
        Object value = metadata.get(key);
        if (value instanceof List<?> list && !list.isEmpty()) {
            value = list.getFirst();
        }
        return value instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    private OptionalDouble number(String key) {
        return metadata.get(key) instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }
}
