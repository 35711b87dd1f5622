package dev.augury.model.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Texts made to hurt. That merging a word costs at most three queue entries per symbol is counted in {@code PairMergerTest}; here a bound
 * in time, generous by two orders of magnitude, catches whatever is quadratic around it: a megabyte squared would take hours.
 */
class LinearTimeTest {
    private static final int LENGTH = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);

    static Map<String, String> hardTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String unit : new String[] {"a", " ", "\n", "e", "\uD83D\uDE00", "ab", "the", "1", "<", "<|", "'", "\u4E2D", " \n", "a ", "\u2581"}) {
            texts.put(unit, unit.repeat(LENGTH / unit.length()));
        }
        return texts;
    }

    @Test
    void bytePairEncodingIsLinearOnHardTexts() {
        TinyVocabulary vocabulary = TinyVocabulary.bytePair("gpt-2").add(" ".repeat(16), TokenType.USER_DEFINED, 0)
                .add("<<<<<<<<|", TokenType.USER_DEFINED, 0).add("aa", TokenType.NORMAL, 0).add("aaaa", TokenType.NORMAL, 0);
        Object merges = List.of("a a", "aa aa", "t h", "th e");
        provesLinear(vocabulary.with("tokenizer.ggml.merges", merges).tokenizer());
    }

    @Test
    void sentencePieceEncodingIsLinearOnHardTexts() {
        provesLinear(TinyVocabulary.sentencePiece("\u2581\u2581", "aa", "aaaa", "ab", "ba", "abab", "th", "the", "thethe", "\u2581a", "a\u2581",
                "\u2581", "a", "b", "t", "h", "e").tokenizer());
    }

    private static void provesLinear(Tokenizer tokenizer) {
        hardTexts().forEach((unit, text) -> assertTimeoutPreemptively(LIMIT, () -> {
            int[] tokens = tokenizer.encode(text, SpecialParsing.ON);
            assertThat(tokenizer.decode(tokens).replace('\u2581', ' ')).as("repeated '%s'", unit).isEqualTo(text.replace('\u2581', ' '));
        }));
    }
}
