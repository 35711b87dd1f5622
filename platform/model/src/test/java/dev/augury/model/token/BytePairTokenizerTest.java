package dev.augury.model.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.model.token.pretokenize.PreTokenizers;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class BytePairTokenizerTest {

    @Test
    void encodeMergesByRankAndWithinWordsOnly() {
        Tokenizer tokenizer = withMerges("gpt-2", "e \u0120", "h e", "t he", "t h", "\u0120 q");
        assertThat(spelled(tokenizer, "the q")).containsExactly("the", "\u0120q");
        assertThat(spelled(tokenizer, "qthh")).containsExactly("q", "th", "h");
        assertThat(tokenizer.encode("", SpecialParsing.ON)).isEmpty();
    }

    @Test
    void preTokenizersCutTheSameTextDifferently() {
        assertThat(spelled(withMerges("gpt-2", "\u0120 1", "1 2"), "x 12")).containsExactly("x", "\u01201", "2");
        assertThat(spelled(withMerges("starcoder", "\u0120 1", "1 2"), "x 12")).containsExactly("x", "\u0120", "1", "2");
        assertThat(spelled(withMerges("falcon", "\u0120 1", "1 2"), "x 12")).containsExactly("x", "\u01201", "2");
        assertThat(spelled(withMerges("deepseek-llm", "\u0120 1", "1 2"), "x 12")).containsExactly("x", "\u0120", "12");
    }

    @Test
    void decodeOfEncodeIsTheTextForEveryPreTokenizer() {
        for (String name : PreTokenizers.known()) {
            Tokenizer tokenizer = TinyVocabulary.bytePair(name).add("<|end|>", TokenType.CONTROL, 0)
                    .add("  ", TokenType.USER_DEFINED, 0).tokenizer();
            for (int seed = 0; seed < 200; seed++) {
                String text = RandomText.of(new Random(seed), 30);
                for (SpecialParsing parsing : SpecialParsing.values()) {
                    assertThat(tokenizer.decode(tokenizer.encode(text, parsing))).as("%s, seed %d, %s", name, seed, parsing).isEqualTo(text);
                }
            }
        }
    }

    @Test
    void loneSurrogatesBecomeReplacementCharacters() {
        Tokenizer tokenizer = TinyVocabulary.bytePair("qwen2").tokenizer();
        assertThat(tokenizer.decode(tokenizer.encode("a\uD83Db\uDE00", SpecialParsing.OFF))).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void controlTokensInUserTextStayText() {
        Tokenizer tokenizer = TinyVocabulary.bytePair("gpt-2").add("<|im_end|>", TokenType.CONTROL, 0).tokenizer();
        int control = tokenizer.id("<|im_end|>").orElseThrow();
        String text = "the end<|im_end|> of it";
        assertThat(tokenizer.encode(text, SpecialParsing.ON)).containsOnlyOnce(control);
        int[] plain = tokenizer.encode(text, SpecialParsing.OFF);
        assertThat(plain).doesNotContain(control);
        assertThat(tokenizer.decode(plain, ControlText.HIDDEN)).isEqualTo(text);
        assertThat(tokenizer.decode(tokenizer.encode(text, SpecialParsing.ON), ControlText.HIDDEN)).isEqualTo("the end of it");
    }

    @Test
    void mergesAndWholeWordsNeverMakeAControlToken() {
        Tokenizer tokenizer = TinyVocabulary.bytePair("llama-bpe").add("zz", TokenType.CONTROL, 0)
                .with("tokenizer.ggml.merges", List.of("z z")).tokenizer();
        assertThat(spelled(tokenizer, "zz")).containsExactly("z", "z");
        assertThat(tokenizer.encode("zz", SpecialParsing.ON)).containsExactly(tokenizer.id("zz").orElseThrow());
    }

    @Test
    void knownEndsAreControlTokensWhateverTheFileSays() {
        Tokenizer tokenizer = TinyVocabulary.bytePair("qwen2").add("<|im_end|>", TokenType.USER_DEFINED, 0).tokenizer();
        int end = tokenizer.id("<|im_end|>").orElseThrow();
        assertThat(tokenizer.isControl(end)).isTrue();
        assertThat(tokenizer.isEnd(end)).isTrue();
        assertThat(tokenizer.special().eot()).hasValue(end);
        assertThat(tokenizer.bytes(end)).isEmpty();
        assertThat(tokenizer.encode("<|im_end|>", SpecialParsing.OFF)).doesNotContain(end);
    }

    @Test
    void userDefinedTokensAreFoundInEveryTextLongestFirst() {
        Tokenizer tokenizer = TinyVocabulary.bytePair("gpt-2").add("  ", TokenType.USER_DEFINED, 0).add("    ", TokenType.USER_DEFINED, 0)
                .tokenizer();
        int two = tokenizer.id("  ").orElseThrow();
        int four = tokenizer.id("    ").orElseThrow();
        int x = tokenizer.id("#").orElseThrow();
        int space = tokenizer.id("\u0120").orElseThrow();
        assertThat(tokenizer.encode(" ".repeat(7) + "#", SpecialParsing.OFF)).containsExactly(four, two, space, x);
        assertThat(tokenizer.decode(new int[] {four, x})).isEqualTo("    #");
    }

    @Test
    void llama3TakesAWordThatIsATokenWithoutMerging() {
        for (String name : List.of("llama-bpe", "qwen2")) {
            Tokenizer tokenizer = TinyVocabulary.bytePair(name).add("zqzq", TokenType.NORMAL, 0).tokenizer();
            assertThat(spelled(tokenizer, "zqzq")).as(name).hasSize(name.equals("llama-bpe") ? 1 : 4);
            assertThat(tokenizer.special().addBos()).isEqualTo(name.equals("llama-bpe"));
        }
    }

    @Test
    void mergedTextsThatAreNoTokensFallApartIntoBytes() {
        Tokenizer tokenizer = TinyVocabulary.bytePair("gpt-2").with("tokenizer.ggml.merges", List.of("z q", "zq w")).tokenizer();
        assertThat(spelled(tokenizer, "zqw")).containsExactly("z", "q", "w");
    }

    @Test
    void remembersWordsWithoutMixingThemUp() {
        Tokenizer tokenizer = TinyVocabulary.bytePair("gpt-2").tokenizer();
        Random random = new Random(5);
        for (int i = 0; i < 60_000; i++) {
            String text = Integer.toString(random.nextInt(40_000), 36);
            assertThat(tokenizer.decode(tokenizer.encode(text, SpecialParsing.OFF))).isEqualTo(text);
        }
    }

    @Test
    void threadsShareATokenizer() throws Exception {
        Tokenizer tokenizer = TinyVocabulary.bytePair("qwen2").tokenizer();
        String text = RandomText.of(new Random(9), 5000);
        int[] wanted = TinyVocabulary.bytePair("qwen2").tokenizer().encode(text, SpecialParsing.OFF);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<int[]>> results = threads.invokeAll(Collections.nCopies(16, () -> tokenizer.encode(text, SpecialParsing.OFF)));
            for (Future<int[]> result : results) {
                assertThat(result.get()).isEqualTo(wanted);
            }
        }
    }

    private static Tokenizer withMerges(String preTokenizer, String... merges) {
        TinyVocabulary vocabulary = TinyVocabulary.bytePair(preTokenizer).with("tokenizer.ggml.merges", List.of((Object[]) merges));
        for (String merge : merges) {
            vocabulary.add(merge.replace(" ", ""), TokenType.NORMAL, 0);
        }
        return vocabulary.tokenizer();
    }

    private static List<String> spelled(Tokenizer tokenizer, String text) {
        return Arrays.stream(tokenizer.encode(text, SpecialParsing.OFF)).mapToObj(tokenizer::text).toList();
    }
}
