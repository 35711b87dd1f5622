package dev.augury.model.token;

import dev.augury.model.token.pretokenize.PreTokenizers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes the tokenizer that a model file describes. */
public final class TokenizerReader {
    private static final String BYTE_PAIR = "gpt2";
    private static final String SENTENCE_PIECE = "llama";

    /** Files older than {@code tokenizer.ggml.pre}: architectures that only ever had one pre-tokenizer. */
    private static final Map<String, String> PRE_TOKENIZER_BY_ARCHITECTURE = Map.of("gptneox", "gpt-neox", "gpt2", "gpt-2", "mpt", "mpt",
            "falcon", "falcon", "starcoder", "starcoder", "refact", "refact");

    private final TokenizerMetadata metadata;
    private final List<String> texts;
    private final TokenType[] types;

    private TokenizerReader(TokenizerMetadata metadata) {
        this.metadata = metadata;
        this.texts = metadata.strings("tokens");
        this.types = new TokenType[texts.size()];
        float[] numbers = metadata.numbers("token_type", types.length, TokenType.NORMAL.ordinal());
        for (int i = 0; i < types.length; i++) {
            TokenType type = TokenType.of((long) numbers[i]);
            types[i] = AnswerEnds.NAMES.contains(texts.get(i)) && type != TokenType.BYTE ? TokenType.CONTROL : type;
        }
    }

    /**
     * Reads the keys {@code tokenizer.ggml.*} of a model file's metadata, values as {@code ModelSource.metadata()} has them. The file may
     * hold a vocabulary and nothing else.
     *
     * @throws UnsupportedTokenizerException if the tokenizer or its pre-tokenizer is unknown or the vocabulary is damaged
     */
    public static Tokenizer read(Map<String, Object> metadata) {
        TokenizerMetadata keys = new TokenizerMetadata(metadata);
        String model = keys.own("model").orElseThrow(() -> new UnsupportedTokenizerException(
                "The file has no tokenizer.ggml.model, so it has no vocabulary; use a model file that has one."));
        return switch (model) {
            case BYTE_PAIR -> new TokenizerReader(keys).bytePair();
            case SENTENCE_PIECE -> new TokenizerReader(keys).sentencePiece();
            default -> throw new UnsupportedTokenizerException("The tokenizer model '" + model + "' is not supported; known are '" + BYTE_PAIR
                    + "' (byte-level BPE) and '" + SENTENCE_PIECE + "' (SentencePiece).");
        };
    }

    private Tokenizer bytePair() {
        String name = metadata.own("pre").filter(given -> !given.isEmpty()).orElseGet(() -> PRE_TOKENIZER_BY_ARCHITECTURE
                .getOrDefault(metadata.string("general.architecture").orElse(""), "default"));
        PreTokenizers found = PreTokenizers.named(name).orElseThrow(() -> new UnsupportedTokenizerException("The pre-tokenizer '" + name
                + "' (tokenizer.ggml.pre) is not supported; known are " + String.join(", ", PreTokenizers.known()) + "."));
        boolean likeLlama3 = PreTokenizers.hasHabitsOfLlama3(name);
        ByteAlphabet alphabet = new ByteAlphabet();
        TokenTable table = new TokenTable(texts, types, (text, type) -> alphabet.spell(text));
        return new BytePairTokenizer(table, AnswerEnds.special(metadata, table, likeLlama3),
                new BytePairTokenizer.Rules(metadata.strings("merges"), found.rules(), likeLlama3));
    }

    private Tokenizer sentencePiece() {
        TokenTable table = new TokenTable(texts, types, TokenizerReader::spell);
        boolean phi3 = metadata.string("general.architecture").orElse("").equals("phi3")
                || metadata.string("general.name").orElse("").toLowerCase(Locale.ROOT).matches(".*phi-?3.*");
        return new SentencePieceTokenizer(table, AnswerEnds.special(metadata, table, true), new SentencePieceTokenizer.Rules(
                metadata.numbers("scores", types.length, 0), metadata.flag("add_space_prefix", true), phi3));
    }

    private static byte[] spell(String text, TokenType type) {
        if (type == TokenType.BYTE && text.matches("<0x[0-9A-Fa-f]{2}>")) {
            return new byte[] {(byte) Integer.parseInt(text.substring(3, 5), 16)};
        }
        return text.replace(SentencePieceTokenizer.SPACE, ' ').getBytes(StandardCharsets.UTF_8);
    }
}
