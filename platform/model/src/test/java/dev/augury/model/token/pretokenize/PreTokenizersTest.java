package dev.augury.model.token.pretokenize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.model.token.merge.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreTokenizersTest {
    private static final String[] ALPHABET = {"a", "B", "s", "T", "l", "'", "1", "2", "3", "\u00B2", "\u0663", " ", " ", " ", "\n", "\r", "\t",
        "\u00A0", "\u3000", "\u0085", ".", "!", "$", "=", "`", "_", "/", "\u3002", "\u2019", "\u00E9", "\u00C9", "\u4E2D", "\uD55C", "\u3042",
        "\u0301", "\uD83D\uDE00", "\uD801\uDC00", "\u001C", "\uFB01", "\u0E01", "\u017F", "~", "\u2460"};

    @Test
    void gpt2KeepsOneSpaceWithTheWord() {
        assertThat(words("gpt-2", "I'm  here, don't you've 3cats12 \n\n x\t")).containsExactly(
                "I", "'m", " ", " here", ",", " don", "'t", " you", "'ve", " 3", "cats", "12", " \n\n", " x", "\t");
        assertThat(words("gpt-2", "HE'S")).containsExactly("HE", "'", "S");
        assertThat(words("gpt-2", "")).isEmpty();
        assertThat(words("gpt-2", "   ")).containsExactly("   ");
    }

    @Test
    void namesOfTheSameRulesAreAliases() {
        for (String name : List.of("phi-2", "mpt", "gpt-neox", "olmo", "jais")) {
            assertThat(PreTokenizers.named(name)).as(name).contains(PreTokenizers.GPT_2);
        }
        for (String name : List.of("llama3", "llama-v3", "falcon3", "dbrx", "smaug-bpe")) {
            assertThat(PreTokenizers.named(name)).as(name).contains(PreTokenizers.LLAMA_3);
        }
        assertThat(PreTokenizers.named("deepseek-r1-qwen")).contains(PreTokenizers.QWEN_2);
        for (String name : List.of("refact", "smollm", "command-r", "codeshell")) {
            assertThat(PreTokenizers.named(name)).as(name).contains(PreTokenizers.STARCODER);
        }
        assertThat(PreTokenizers.named("nonsense")).isEmpty();
        assertThat(PreTokenizers.known()).contains("default", "qwen2", "tekken").isSorted();
    }

    @Test
    void llama3GroupsDigitsByThreeAndKeepsLineBreaksWithSigns() {
        assertThat(words("llama-bpe", "It'S 12345 (ok)!\n\n  next\tline  \n x  y")).containsExactly(
                "It", "'S", " ", "123", "45", " (", "ok", ")!\n\n", " ", " next", "\tline", "  \n", " x", " ", " y");
    }

    @Test
    void qwen2TakesEachDigitAlone() {
        assertThat(words("qwen2", "It'S 123 (ok)!\n a")).containsExactly("It", "'S", " ", "1", "2", "3", " (", "ok", ")!\n", " a");
    }

    @Test
    void starcoderCutsDigitsOutBeforeWords() {
        assertThat(words("starcoder", "a 12b")).containsExactly("a", " ", "1", "2", "b");
        assertThat(words("smollm", "x  7")).containsExactly("x", "  ", "7");
    }

    @Test
    void falconCutsSignsOutAndDigitsByThree() {
        assertThat(words("falcon", "f(x)= `12345` don't")).containsExactly(
                "f", "(", "x", ")=", " ", "`", "123", "45", "`", " don", "'", "t");
        assertThat(words("falcon", " 1234")).containsExactly(" ", "123", "4");
    }

    @Test
    void defaultDiffersFromFalconInBackticksAndForeignDigits() {
        assertThat(words("default", "a `b` 1234")).containsExactly("a", " `", "b", "`", " ", "123", "4");
        assertThat(words("default", "x =y")).containsExactly("x", " ", "=", "y");
    }

    @Test
    void deepseekLlmCutsCasedLettersSignsAndOtherScripts() {
        assertThat(words("deepseek-llm", "Hi there,\r\n\u4F60\u597D 12a ")).containsExactly(
                "Hi", " there", ",", "\r", "\n", "\u4F60\u597D", " ", "12", "a", " ");
        assertThat(words("deepseek-llm", "caf\u00E9")).containsExactly("caf", "\u00E9");
    }

    @Test
    void deepseekCoderTakesEachDigitAlone() {
        assertThat(words("deepseek-coder", "if (x1):\n\t\u4F60a")).containsExactly("if", " (", "x", "1", "):", "\n", "\t", "\u4F60", "a");
    }

    @Test
    void tekkenCutsWhereLowerTurnsToUpper() {
        assertThat(words("tekken", "helloWorld HTTPServer ABC 12 don't//\n")).containsExactly(
                "hello", "World", " HTTPServer", " ABC", " ", "1", "2", " don", "'t", "//\n");
        assertThat(words("gpt-4o", "don't 1234")).containsExactly("don't", " ", "123", "4");
    }

    @Test
    void scannersFindWhatThePatternsFind() {
        for (PatternRules rules : PatternRules.values()) {
            for (int seed = 0; seed < 6000; seed++) {
                String text = randomText(new Random(seed));
                assertThat(words(rules.preTokenizer(), text)).as("%s, seed %d, text '%s'", rules, seed, text)
                        .isEqualTo(rules.words(text));
            }
        }
    }

    @Test
    void everyPreTokenizerHasItsPatternHere() {
        for (PreTokenizers each : PreTokenizers.values()) {
            assertThat(PatternRules.values()).anyMatch(rules -> rules.preTokenizer() == each);
        }
    }

    @Test
    void aHundredThousandOfTheSameAreNoTrouble() {
        for (PreTokenizers each : PreTokenizers.values()) {
            for (String unit : List.of("a", " ", "\n", "'", "1", "\u4E2D", "A\u4E2D", " \t", "\uD83D\uDE00", "a ")) {
                CodePoints text = CodePoints.of(unit.repeat(1 << 17), 0, unit.length() << 17);
                IntList ends = each.rules().ends(text);
                assertThat(ends.get(ends.size() - 1)).isEqualTo(text.length());
            }
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(14);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET[random.nextInt(ALPHABET.length)]);
        }
        return text.toString();
    }

    private static List<String> words(String name, String text) {
        return words(PreTokenizers.named(name).orElseThrow(), text);
    }

    private static List<String> words(PreTokenizers preTokenizer, String text) {
        CodePoints points = CodePoints.of(text, 0, text.length());
        IntList ends = preTokenizer.rules().ends(points);
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < ends.size(); i++) {
            words.add(new String(points.points(), start, ends.get(i) - start));
            start = ends.get(i);
        }
        return words;
    }
}
