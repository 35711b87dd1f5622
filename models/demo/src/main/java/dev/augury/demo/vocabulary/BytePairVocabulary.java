package dev.augury.demo.vocabulary;

import dev.augury.model.gguf.GgufMetadata;
import dev.augury.model.gguf.GgufValueType;
import dev.augury.model.gguf.GgufWriter;
import dev.augury.model.token.ByteAlphabet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * A learned vocabulary. Ids are the 256 bytes, the merges in the order of learning, the reserved tokens.
 *
 * @param tokens every token as the file spells it
 * @param merges two spellings with a space between them, the earliest to merge first
 */
public record BytePairVocabulary(List<String> tokens, List<String> merges) {

    /** Tokens that no training changes: bytes and reserved ones. */
    public static final int LEAST = 256 + ReservedToken.values().length;

    /** Copies the lists. */
    public BytePairVocabulary {
        tokens = List.copyOf(tokens);
        merges = List.copyOf(merges);
    }

    /** Share of the merges that stay within words; the others put a sign, a space mostly, before what words begin with. */
    private static final double WITHIN = 0.6;

    /**
     * Learns a vocabulary; the same texts in any order give the same one. Merges within words come first, those of signs with the first piece of a word last: a word
     * has the same pieces wherever it stands, but that the first may carry a sign. A small model copies words piece by piece, and learns that no other way.
     *
     * @param size tokens wanted, bytes and reserved ones included; there are fewer where the texts have no more pairs that stand twice
     * @throws IllegalArgumentException for a size below {@link #LEAST}
     */
    public static BytePairVocabulary learn(Iterator<WeightedText> texts, int size) {
        if (size < LEAST) {
            throw new IllegalArgumentException("A vocabulary of " + size + " tokens has no room for the bytes and the reserved tokens; give at least "
                    + LEAST + ".");
        }
        WordCounts words = new WordCounts();
        texts.forEachRemaining(words::add);
        MergeLearner learner = new MergeLearner();
        words.counts().forEach((word, count) -> learner.add(bytes(word), count));
        List<MergeLearner.Pair> pairs = new ArrayList<>(learner.learn((int) (WITHIN * (size - LEAST))));
        pairs.addAll(leading(words, pairs, size - LEAST - pairs.size()));
        return spelled(pairs);
    }

    /** The most frequent pairs of a sign and the first piece of a word. */
    private static List<MergeLearner.Pair> leading(WordCounts words, List<MergeLearner.Pair> within, int most) {
        MergeLearner learner = new MergeLearner();
        words.leads().forEach((led, count) -> {
            int[] sign = bytes(led.sign());
            if (sign.length == 1) {
                learner.add(new int[] {sign[0], MergeLearner.encoded(bytes(led.letters()), within)[0]}, count);
            }
        });
        return learner.learn(most);
    }

    private static int[] bytes(String word) {
        byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
        int[] symbols = new int[utf8.length];
        for (int i = 0; i < utf8.length; i++) {
            symbols[i] = utf8[i] & 0xFF;
        }
        return symbols;
    }

    private static BytePairVocabulary spelled(List<MergeLearner.Pair> pairs) {
        ByteAlphabet alphabet = new ByteAlphabet();
        List<String> tokens = new ArrayList<>();
        for (int value = 0; value < 256; value++) {
            tokens.add(String.valueOf(alphabet.letter(value)));
        }
        List<String> merges = new ArrayList<>();
        for (MergeLearner.Pair pair : pairs) {
            String left = tokens.get(pair.left());
            String right = tokens.get(pair.right());
            tokens.add(left + right);
            merges.add(left + " " + right);
        }
        for (ReservedToken reserved : ReservedToken.values()) {
            tokens.add(reserved.text());
        }
        return new BytePairVocabulary(tokens, merges);
    }

    /** Returns the id of a reserved token. */
    public int id(ReservedToken reserved) {
        return tokens.size() - ReservedToken.values().length + reserved.ordinal();
    }

    /**
     * Puts all that a model file says of its tokenizer.
     *
     * @param chatTemplate the Jinja template of chats
     */
    public void putInto(GgufMetadata metadata, String chatTemplate) {
        List<Long> types = new ArrayList<>(Collections.nCopies(tokens.size(), 1L));
        for (ReservedToken reserved : ReservedToken.values()) {
            types.set(id(reserved), reserved.type());
        }
        metadata.put("tokenizer.ggml.model", "gpt2")
                .put("tokenizer.ggml.pre", WordCounts.PRE_TOKENIZER)
                .putArray("tokenizer.ggml.tokens", GgufValueType.STRING, tokens)
                .putArray("tokenizer.ggml.token_type", GgufValueType.INT32, types)
                .putArray("tokenizer.ggml.merges", GgufValueType.STRING, merges)
                .put("tokenizer.ggml.bos_token_id", (long) id(ReservedToken.END_OF_TEXT))
                .put("tokenizer.ggml.eos_token_id", (long) id(ReservedToken.TURN_END))
                .put("tokenizer.ggml.padding_token_id", (long) id(ReservedToken.END_OF_TEXT))
                .put("tokenizer.ggml.add_bos_token", false)
                .put("tokenizer.ggml.add_eos_token", false)
                .put("tokenizer.chat_template", chatTemplate);
    }

    /** Writes a GGUF file that holds the vocabulary and no tensor. */
    public void write(Path file, String chatTemplate) throws IOException {
        GgufMetadata metadata = new GgufMetadata().put("general.architecture", "llama").put("general.name", "Augury demo vocabulary");
        putInto(metadata, chatTemplate);
        try (GgufWriter writer = GgufWriter.create(file, metadata, List.of())) {
            writer.finish();
        }
    }
}
