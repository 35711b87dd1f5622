package dev.augury.model.info;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.tensor.TensorType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a model file says of itself.
 *
 * @param file path, format and size
 * @param architecture value of {@code general.architecture}, if given
 * @param name value of {@code general.name}, if given
 * @param sizes sizes of the network
 * @param rope the rotary embedding
 * @param parameters number of elements of all tensors
 * @param types for each tensor type its share, the largest first
 * @param tokenizer the tokenizer
 * @param template the chat template, if there is one
 * @param unsupported what Augury cannot do with the file and why, one sentence each; an engine may have reasons of its own
 */
public record ModelInfo(FileFacts file, Optional<String> architecture, Optional<String> name, Sizes sizes, Rope rope, long parameters,
        Map<TensorType, TypeShare> types, TokenizerFacts tokenizer, Optional<Template> template, List<String> unsupported) {

    /**
     * Path, format and size.
     *
     * @param path the path
     * @param version version of GGUF
     * @param parts number of files
     * @param bytes bytes of all of them
     * @param tensors number of tensors
     */
    public record FileFacts(Path path, int version, int parts, long bytes, int tensors) {}

    /** Sizes of the network, each absent where the file does not say. */
    public record Sizes(OptionalLong layers, OptionalLong width, OptionalLong heads, OptionalLong kvHeads, OptionalLong headWidth,
            OptionalLong ffn, OptionalLong context, OptionalLong experts) {}

    /**
     * The rotary embedding.
     *
     * @param base base of the frequencies
     * @param dimensions how many elements of a head are rotated
     * @param scaling name of the scaling rule
     * @param factor factor of the scaling
     * @param factorTensors names of tensors with a factor for each frequency
     */
    public record Rope(OptionalDouble base, OptionalLong dimensions, Optional<String> scaling, OptionalDouble factor,
            List<String> factorTensors) {}

    /**
     * The share of a tensor type.
     *
     * @param tensors number of tensors
     * @param elements their elements
     * @param bytes their bytes
     */
    public record TypeShare(int tensors, long elements, long bytes) {

        TypeShare plus(TypeShare other) {
            return new TypeShare(tensors + other.tensors, elements + other.elements, bytes + other.bytes);
        }
    }

    /**
     * The tokenizer.
     *
     * @param model kind, as {@code gpt2} for byte-level BPE or {@code llama} for SentencePiece
     * @param preTokenizer name of the pre-tokenizer
     * @param tokens size of the vocabulary
     */
    public record TokenizerFacts(Optional<String> model, Optional<String> preTokenizer, OptionalLong tokens) {}

    /**
     * The chat template.
     *
     * @param text the template
     * @param others names of further templates
     */
    public record Template(String text, List<String> others) {}

    /** Copies the collections. */
    public ModelInfo {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        unsupported = List.copyOf(unsupported);
    }

    /** Describes an open file; takes milliseconds, for no tensor is read. */
    public static ModelInfo of(GgufFile file) {
        return new ModelInfoReader(file).read();
    }

    /** Returns the same with further reasons, as an engine gives them. */
    public ModelInfo withUnsupported(List<String> more) {
        List<String> all = new ArrayList<>(unsupported);
        more.stream().filter(reason -> !all.contains(reason)).forEach(all::add);
        return new ModelInfo(file, architecture, name, sizes, rope, parameters, types, tokenizer, template, all);
    }

    /** Returns the mean bits of an element, 0 for a file without tensors. */
    public double bitsPerParameter() {
        long bytes = types.values().stream().mapToLong(TypeShare::bytes).sum();
        return parameters == 0 ? 0 : 8.0 * bytes / parameters;
    }
}
