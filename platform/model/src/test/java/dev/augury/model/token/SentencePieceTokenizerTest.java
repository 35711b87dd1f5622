package dev.augury.model.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentencePieceTokenizerTest {
    private static final String[] PIECES = {"\u2581the", "th", "he", "\u2581t", "re", "ab", "abc", "bc", "\u2581\u2581", "\u2581",
        "t", "h", "e", "a", "b", "c", "r", "\u4E2D"};

    @Test
    void bestScoreMergesFirstWhateverItsPlace() {
        assertThat(spelled(TinyVocabulary.sentencePiece(PIECES).tokenizer(), "abc")).containsExactly("\u2581", "abc");
        assertThat(spelled(TinyVocabulary.sentencePiece("bc", "ab", "abc", "\u2581", "a", "b", "c").tokenizer(), "abc"))
                .containsExactly("\u2581", "abc");
        assertThat(spelled(TinyVocabulary.sentencePiece("bc", "ab", "\u2581", "a", "b", "c").tokenizer(), "abc"))
                .containsExactly("\u2581", "a", "bc");
    }

    @Test
    void spaceIsPutBeforeTheTextAndAfterSpecialTokens() {
        Tokenizer tokenizer = TinyVocabulary.sentencePiece("\u2581a", "\u2581", "a").tokenizer();
        assertThat(spelled(tokenizer, "a a")).containsExactly("\u2581a", "\u2581a");
        assertThat(tokenizer.encode("a<s>a", SpecialParsing.ON)).containsExactly(259, 1, 259);
        assertThat(tokenizer.encode("", SpecialParsing.ON)).isEmpty();
        Tokenizer without = TinyVocabulary.sentencePiece("\u2581a", "\u2581", "a").with("tokenizer.ggml.add_space_prefix", false).tokenizer();
        assertThat(spelled(without, "a a")).containsExactly("a", "\u2581a");
    }

    @Test
    void unknownCharactersFallBackToBytes() {
        assertThat(spelled(TinyVocabulary.sentencePiece("\u2581", "a").tokenizer(), "a\u00E4"))
                .containsExactly("\u2581", "a", "<0xC3>", "<0xA4>");
    }

    @Test
    void withoutByteTokensUnknownCharactersBecomeTheUnknownToken() {
        Tokenizer tokenizer = TinyVocabulary.sentencePiece().with("tokenizer.ggml.tokens", List.of("<unk>", "<s>", "</s>", "\u2581", "a"))
                .with("tokenizer.ggml.token_type", List.of(2L, 3L, 3L, 1L, 1L))
                .with("tokenizer.ggml.scores", List.of(0f, 0f, 0f, -1f, -2f)).tokenizer();
        assertThat(tokenizer.encode("a\u00E4a", SpecialParsing.OFF)).containsExactly(3, 4, 0, 4);
    }

    @Test
    void tokensEqualTheDefinitionOnRandomTexts() {
        for (int seed = 0; seed < 600; seed++) {
            Random random = new Random(seed);
            TinyVocabulary vocabulary = TinyVocabulary.sentencePiece("\u2581");
            int letters = 2 + random.nextInt(3);
            for (int i = 0; i < 25; i++) {
                vocabulary.add(randomWord(random, letters, 1 + random.nextInt(4)).replace(' ', '\u2581'), TokenType.NORMAL,
                        -random.nextInt(10));
            }
            Tokenizer tokenizer = vocabulary.tokenizer();
            String text = randomWord(random, letters, random.nextInt(25));
            assertThat(tokenizer.encode(text, SpecialParsing.OFF)).as("seed %d, text '%s'", seed, text)
                    .isEqualTo(byDefinition(tokenizer, vocabulary, text));
            assertThat(tokenizer.decode(tokenizer.encode(text, SpecialParsing.OFF))).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void decodeOfEncodeIsTheText() {
        Tokenizer tokenizer = TinyVocabulary.sentencePiece(PIECES).add("<|user|>", TokenType.CONTROL, 0).tokenizer();
        for (int seed = 0; seed < 500; seed++) {
            String text = RandomText.of(new Random(seed), 30);
            for (SpecialParsing parsing : SpecialParsing.values()) {
                assertThat(tokenizer.decode(tokenizer.encode(text, parsing))).as("seed %d, %s", seed, parsing).isEqualTo(text);
            }
        }
    }

    @Test
    void controlTokensInUserTextStayTextEvenWhereMergingCouldMakeThem() {
        Tokenizer tokenizer = TinyVocabulary.sentencePiece("</", "s>", "<", "/", "s", ">", "\u2581").tokenizer();
        int[] plain = tokenizer.encode("</s>", SpecialParsing.OFF);
        assertThat(plain).doesNotContain(2);
        assertThat(tokenizer.decode(plain, ControlText.HIDDEN)).isEqualTo("</s>");
        assertThat(tokenizer.encode("</s>", SpecialParsing.ON)).containsExactly(2);
        assertThat(spelled(tokenizer, "<0x0A>")).hasSizeGreaterThan(4);
    }

    @Test
    void phi3SwallowsWhiteSpaceAfterSpecialTokensExceptThreeOfThem() {
        TinyVocabulary vocabulary = TinyVocabulary.sentencePiece("\u2581a", "\u2581", "a").add("<|user|>", TokenType.CONTROL, 0);
        Tokenizer other = vocabulary.tokenizer();
        Tokenizer phi3 = vocabulary.with("general.name", "Phi3").tokenizer();
        int user = phi3.id("<|user|>").orElseThrow();
        int a = phi3.id("\u2581a").orElseThrow();
        assertThat(phi3.encode("<|user|> \n\na", SpecialParsing.ON)).containsExactly(user, a);
        assertThat(phi3.encode("<s> a", SpecialParsing.ON)).hasSizeGreaterThan(2);
        assertThat(other.encode("<|user|> \n\na", SpecialParsing.ON)).hasSizeGreaterThan(3);
    }

    private static String randomWord(Random random, int letters, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(" a\u00E4bc".charAt(random.nextInt(letters + 1)));
        }
        return word.toString();
    }

    private static List<String> spelled(Tokenizer tokenizer, String text) {
        return Arrays.stream(tokenizer.encode(text, SpecialParsing.OFF)).mapToObj(tokenizer::text).toList();
    }

    /** Looks through the whole text for the best union before each merge. */
    private static int[] byDefinition(Tokenizer tokenizer, TinyVocabulary vocabulary, String text) {
        List<?> scores = (List<?>) vocabulary.metadata().get("tokenizer.ggml.scores");
        List<String> parts = new ArrayList<>();
        if (!text.isEmpty()) {
            (" " + text).replace(' ', '\u2581').codePoints().forEach(point -> parts.add(Character.toString(point)));
        }
        while (true) {
            int best = -1;
            float bestScore = Float.NEGATIVE_INFINITY;
            for (int i = 0; i + 1 < parts.size(); i++) {
                int id = tokenizer.id(parts.get(i) + parts.get(i + 1)).orElse(-1);
                if (id >= 0 && (Float) scores.get(id) > bestScore) {
                    best = i;
                    bestScore = (Float) scores.get(id);
                }
            }
            if (best < 0) {
                break;
            }
            parts.set(best, parts.get(best) + parts.remove(best + 1));
        }
        return parts.stream().flatMapToInt(part -> tokenizer.id(part).isPresent()
                ? IntStream.of(tokenizer.id(part).getAsInt())
                : bytesOf(tokenizer, part)).toArray();
    }

    private static IntStream bytesOf(Tokenizer tokenizer, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length)
                .map(i -> tokenizer.id(String.format("<0x%02X>", bytes[i])).orElseThrow());
    }
}
