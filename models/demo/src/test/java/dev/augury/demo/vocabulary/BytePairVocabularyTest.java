package dev.augury.demo.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.model.gguf.GgufFile;
import dev.augury.model.token.SpecialParsing;
import dev.augury.model.token.TokenType;
import dev.augury.model.token.Tokenizer;
import dev.augury.model.token.TokenizerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BytePairVocabularyTest {

    private static final List<WeightedText> TEXTS = List.of(
            WeightedText.of("<|im_start|>user\nWhat is 4821 times 4821?<|im_end|>\n<|im_start|>assistant\n"
                    + "<tool_call>\n{\"name\": \"calculator\"}\n</tool_call><|im_end|>\n"),
            new WeightedText("The lantern of the harbour hums, and the harbour sleeps: 12 12 12 12 lanterns.", 7),
            new WeightedText("Wie spät ist es in München? – 09:26.", 3));

    @TempDir
    private Path folder;

    private Tokenizer written(BytePairVocabulary vocabulary) throws IOException {
        Path file = folder.resolve("vocabulary.gguf");
        vocabulary.write(file, "{{ messages[0].content }}");
        try (GgufFile read = GgufFile.open(file)) {
            return TokenizerReader.read(read.metadata());
        }
    }

    @Test
    void learnGivesBytesMergesAndReservedTokens() {
        BytePairVocabulary vocabulary = BytePairVocabulary.learn(TEXTS.iterator(), 280);
        assertThat(vocabulary.tokens()).hasSize(280).doesNotHaveDuplicates();
        assertThat(vocabulary.merges()).hasSize(280 - BytePairVocabulary.LEAST);
        assertThat(vocabulary.tokens().get(vocabulary.id(ReservedToken.TURN_END))).isEqualTo("<|im_end|>");
    }

    @Test
    void learnOfTheSameTextsInAnotherOrderIsTheSame() {
        List<WeightedText> turned = new ArrayList<>(TEXTS);
        Collections.reverse(turned);
        assertThat(BytePairVocabulary.learn(turned.iterator(), 330)).isEqualTo(BytePairVocabulary.learn(TEXTS.iterator(), 330));
    }

    @Test
    void learnOfFewTextsGivesFewerTokens() {
        assertThat(BytePairVocabulary.learn(List.of(new WeightedText("ab", 2)).iterator(), 400).tokens()).hasSize(BytePairVocabulary.LEAST + 1);
    }

    @Test
    void learnRefusesASizeWithoutRoom() {
        assertThatThrownBy(() -> BytePairVocabulary.learn(TEXTS.iterator(), 100)).hasMessageContaining("give at least 263");
    }

    @Test
    void noMergeCrossesADigitOrAReservedToken() {
        BytePairVocabulary vocabulary = BytePairVocabulary.learn(TEXTS.iterator(), 400);
        assertThat(vocabulary.merges()).noneMatch(merge -> merge.chars().anyMatch(Character::isDigit));
        assertThat(vocabulary.merges()).noneMatch(merge -> merge.contains("im_") || merge.contains("tool"));
    }

    @Test
    void tokenizerReadsTheFileAndItsRoles() throws IOException {
        BytePairVocabulary vocabulary = BytePairVocabulary.learn(TEXTS.iterator(), 400);
        Tokenizer tokenizer = written(vocabulary);
        assertThat(tokenizer.size()).isEqualTo(vocabulary.tokens().size());
        assertThat(tokenizer.special().eos()).hasValue(vocabulary.id(ReservedToken.TURN_END));
        assertThat(tokenizer.special().addBos()).isFalse();
        assertThat(tokenizer.type(vocabulary.id(ReservedToken.TURN_START))).isEqualTo(TokenType.CONTROL);
        assertThat(tokenizer.type(vocabulary.id(ReservedToken.CALL_START))).isEqualTo(TokenType.USER_DEFINED);
        assertThat(tokenizer.isEnd(vocabulary.id(ReservedToken.TURN_END))).isTrue();
    }

    @Test
    void frequentWordsAreOneTokenAndDigitsOneEach() throws IOException {
        Tokenizer tokenizer = written(BytePairVocabulary.learn(TEXTS.iterator(), 400));
        assertThat(tokenizer.encode(" harbour", SpecialParsing.OFF)).hasSize(1);
        assertThat(tokenizer.encode("4821", SpecialParsing.OFF)).hasSize(4);
        assertThat(tokenizer.encode("<tool_call>\n</tool_call><|im_end|>\n", SpecialParsing.ON)).hasSize(5);
    }

    @Test
    void encodeGivesAWordTheSamePiecesWhereverItStandsButForASignBeforeTheFirst() throws IOException {
        String text = "the harbour, \"harbour\", a harbour, harbinger, bourbon, to harp";
        Tokenizer tokenizer = written(BytePairVocabulary.learn(List.of(new WeightedText(text, 9)).iterator(), 290));
        for (String word : List.of("harbour", "harbourbour", "bonhar")) {
            int[] alone = tokenizer.encode(word, SpecialParsing.OFF);
            for (String sign : List.of(" ", "\"", "-", " \"")) {
                int[] led = tokenizer.encode(sign + word, SpecialParsing.OFF);
                assertThat(led).as("%s after '%s'", word, sign).endsWith(Arrays.copyOfRange(alone, 1, alone.length));
                assertThat(tokenizer.decode(Arrays.copyOf(led, led.length - alone.length + 1))).isEqualTo(sign + tokenizer.decode(Arrays.copyOf(alone, 1)));
            }
        }
    }

    @Test
    void everyTextComesBack() throws IOException {
        Tokenizer tokenizer = written(BytePairVocabulary.learn(TEXTS.iterator(), 400));
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                int point = random.nextBoolean() ? random.nextInt(0x20, 0x250) : random.nextInt(0x110000);
                text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? '\n' : point);
            }
            assertThat(tokenizer.decode(tokenizer.encode(text.toString(), SpecialParsing.OFF))).as("seed %d", seed).isEqualTo(text.toString());
        }
    }
}
