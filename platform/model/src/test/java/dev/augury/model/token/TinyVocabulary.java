package dev.augury.model.token;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds the metadata of small vocabularies of our own. */
final class TinyVocabulary {
    private static final String CORPUS = "the lanes serve the requests and the requests wait in the queue; when the queue is full, the door says so. "
            + "a sequence runs, pauses for a call, and runs again: running, paused, running. tokens become text, text becomes tokens. "
            + "l\u00E4ngere W\u00F6rter f\u00FCr gr\u00F6\u00DFere T\u00FCren. return x + y; return y * 2; for (int i = 0; i < n; i++) { sum += i; } ";

    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Object> tokens = new ArrayList<>();
    private final List<Object> types = new ArrayList<>();
    private final List<Object> scores = new ArrayList<>();

    /** A byte-level vocabulary: 256 bytes, then up to 150 merges learnt from a little text. */
    static TinyVocabulary bytePair(String preTokenizer) {
        TinyVocabulary vocabulary = new TinyVocabulary();
        ByteAlphabet alphabet = new ByteAlphabet();
        for (int b = 0; b < 256; b++) {
            vocabulary.add(String.valueOf(alphabet.letter(b)), TokenType.NORMAL, 0);
        }
        List<Object> merges = new ArrayList<>();
        List<List<String>> words = new ArrayList<>();
        for (String word : CORPUS.split("(?= )")) {
            List<String> letters = new ArrayList<>();
            for (byte b : word.getBytes(StandardCharsets.UTF_8)) {
                letters.add(String.valueOf(alphabet.letter(b & 0xFF)));
            }
            words.add(letters);
        }
        for (int i = 0; i < 150; i++) {
            String pair = mostFrequentPair(words);
            merges.add(pair);
            vocabulary.add(pair.replace(" ", ""), TokenType.NORMAL, 0);
            words.forEach(word -> merge(word, pair));
        }
        return vocabulary.with("tokenizer.ggml.model", "gpt2").with("tokenizer.ggml.pre", preTokenizer)
                .with("tokenizer.ggml.merges", merges);
    }

    /** A SentencePiece vocabulary: three special tokens, 256 bytes, the given pieces with falling scores. */
    static TinyVocabulary sentencePiece(String... pieces) {
        TinyVocabulary vocabulary = new TinyVocabulary();
        vocabulary.add("<unk>", TokenType.UNKNOWN, 0).add("<s>", TokenType.CONTROL, 0).add("</s>", TokenType.CONTROL, 0);
        for (int b = 0; b < 256; b++) {
            vocabulary.add(String.format("<0x%02X>", b), TokenType.BYTE, 0);
        }
        for (int i = 0; i < pieces.length; i++) {
            vocabulary.add(pieces[i], TokenType.NORMAL, -i);
        }
        return vocabulary.with("tokenizer.ggml.model", "llama").with("tokenizer.ggml.bos_token_id", 1L)
                .with("tokenizer.ggml.eos_token_id", 2L).with("tokenizer.ggml.unknown_token_id", 0L);
    }

    TinyVocabulary add(String text, TokenType type, float score) {
        tokens.add(text);
        types.add((long) type.ordinal());
        scores.add(score);
        return this;
    }

    TinyVocabulary with(String key, Object value) {
        values.put(key, value);
        return this;
    }

    Map<String, Object> metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>(values);
        metadata.putIfAbsent("tokenizer.ggml.tokens", tokens);
        metadata.putIfAbsent("tokenizer.ggml.token_type", types);
        metadata.putIfAbsent("tokenizer.ggml.scores", scores);
        return metadata;
    }

    Tokenizer tokenizer() {
        return TokenizerReader.read(metadata());
    }

    private static String mostFrequentPair(List<List<String>> words) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<String> word : words) {
            for (int i = 0; i + 1 < word.size(); i++) {
                counts.merge(word.get(i) + " " + word.get(i + 1), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow().getKey();
    }

    private static void merge(List<String> word, String pair) {
        for (int i = 0; i + 1 < word.size(); i++) {
            if (pair.equals(word.get(i) + " " + word.get(i + 1))) {
                word.set(i, word.get(i) + word.remove(i + 1));
            }
        }
    }
}
