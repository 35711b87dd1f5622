package dev.augury.model.synth;

import dev.augury.model.gguf.GgufException;
import dev.augury.model.gguf.GgufFile;
import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.GgufValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The tokens of a model to be made, and all that its file says of tokenizing. */
public final class SynthVocabulary {

    private static final String PREFIX = "tokenizer.";
    private static final String TOKENS = "tokenizer.ggml.tokens";
    private static final String TEMPLATE = "tokenizer.chat_template";
    /** The least number of tokens of our own vocabulary: bytes, pairs and the special ones. */
    public static final int LEAST = 320;

    private static final String PLAIN_TEMPLATE = """
            {% for message in messages %}{{ message['role'] + ': ' + (message['content'] or '') + '\\n' }}{% endfor %}\
            {% if add_generation_prompt %}{{ 'assistant:' }}{% endif %}""";
    private static final String MARKED_TEMPLATE = """
            {% for message in messages %}{{ '<|' + message['role'] + '|>' + (message['content'] or '') + '<|end|>' }}{% endfor %}\
            {% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}""";
    private static final List<String> SPECIAL = List.of("<|begin|>", "<|end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|tool|>");
    /** Frequent pairs of English, in the order of merging; {@code Ġ} is the space. */
    private static final String PAIRS = "Ġ t,h e,i n,r e,o n,Ġt he,Ġ a,e r,a t,e s,n d,Ġ o,o r,Ġ s,e n,a l,in g,Ġ w,e d,i s,o u,"
            + "a n,Ġ c,i t,Ġ b,Ġo f,Ġa nd,Ġ in,Ġ p,l e,Ġ f,a r,Ġt o,i on,o m,a s,v e,l l,Ġ m,Ġ d,s t,Ġ h,r o";

    private final int size;
    private final Consumer<GgufMetadata> metadata;

    private SynthVocabulary(int size, Consumer<GgufMetadata> metadata) {
        this.size = size;
        this.metadata = metadata;
    }

    /** Returns the number of tokens. */
    public int size() {
        return size;
    }

    void putInto(GgufMetadata target) {
        metadata.accept(target);
    }

    /**
     * Takes the vocabulary of a file, with a plain chat template where it has none. The file must stay open until the model is begun.
     *
     * @throws GgufException when the file has no tokens
     */
    public static SynthVocabulary of(GgufFile file) throws GgufException {
        if (!(file.metadata().get(TOKENS) instanceof List<?> tokens) || tokens.isEmpty()) {
            throw new GgufException(file.path(), "it has no '" + TOKENS + "'", "Give a model or vocabulary file with tokens.");
        }
        boolean hasTemplate = file.metadata().containsKey(TEMPLATE);
        return new SynthVocabulary(tokens.size(), target -> {
            target.copy(file, key -> key.startsWith(PREFIX));
            if (!hasTemplate) {
                target.put(TEMPLATE, PLAIN_TEMPLATE);
            }
        });
    }

    /**
     * Makes a byte-level vocabulary: the 256 bytes, some frequent pairs, special tokens with a chat template, and up to the size tokens
     * that have a text but come out of no input.
     *
     * @param size number of tokens, at least {@link #LEAST}
     */
    public static SynthVocabulary ofBytes(int size) {
        if (size < LEAST) {
            throw new IllegalArgumentException("A vocabulary of " + size + " tokens is too small; give at least " + LEAST);
        }
        return new SynthVocabulary(size, target -> putBytes(target, size));
    }

    private static void putBytes(GgufMetadata target, int size) {
        List<String> tokens = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            tokens.add(symbol(value));
        }
        List<String> pairs = List.of(PAIRS.split(","));
        pairs.forEach(pair -> tokens.add(pair.replace(" ", "")));
        int begin = tokens.size();
        tokens.addAll(SPECIAL);
        List<Long> types = new ArrayList<>();
        for (int id = 0; id < size; id++) {
            if (id >= tokens.size()) {
                tokens.add(symbol(' ') + "w" + id);
            }
            types.add(id >= begin && id < begin + SPECIAL.size() ? 3L : 1L);
        }
        target.put("tokenizer.ggml.model", "gpt2")
                .put("tokenizer.ggml.pre", "gpt-2")
                .putArray(TOKENS, GgufValueType.STRING, tokens)
                .putArray("tokenizer.ggml.token_type", GgufValueType.INT32, types)
                .putArray("tokenizer.ggml.merges", GgufValueType.STRING, pairs)
                .put("tokenizer.ggml.bos_token_id", (long) begin)
                .put("tokenizer.ggml.eos_token_id", begin + 1L)
                .put("tokenizer.ggml.padding_token_id", begin + 1L)
                .put("tokenizer.ggml.add_bos_token", true)
                .put(TEMPLATE, MARKED_TEMPLATE);
    }

    /**
     * The letter that stands for a byte in byte-level vocabularies: itself if it is printable, else the next from U+0100 on (Radford et al.
     * 2019).
     */
    private static String symbol(int value) {
        int shifted = 0;
        for (int other = 0; other <= value; other++) {
            boolean printable = other >= '!' && other <= '~' || other >= 0xA1 && other <= 0xAC || other >= 0xAE;
            if (other == value && printable) {
                return Character.toString(value);
            }
            shifted += printable ? 0 : 1;
        }
        return Character.toString(0xFF + shifted);
    }
}
