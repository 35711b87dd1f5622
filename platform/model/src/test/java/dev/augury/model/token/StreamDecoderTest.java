package dev.augury.model.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamDecoderTest {
    private final Tokenizer bytePair = TinyVocabulary.bytePair("gpt-2").add("<|end|>", TokenType.CONTROL, 0).tokenizer();
    private final Tokenizer sentencePiece = TinyVocabulary.sentencePiece("\u2581a", "\u2581", "a", "\u4E2D").tokenizer();

    @Test
    void feedHoldsBackACharacterUntilItIsComplete() {
        for (Tokenizer tokenizer : List.of(bytePair, sentencePiece)) {
            StreamDecoder decoder = tokenizer.newDecoderAfter(tokenizer.id("a").orElseThrow(), ControlText.HIDDEN);
            StringBuilder text = new StringBuilder();
            for (int token : tokenizer.encode("\uD83D\uDE00\u00E4", SpecialParsing.OFF)) {
                String more = decoder.feed(token);
                assertThat(more).isIn("", " ", "\uD83D\uDE00", "\u00E4");
                text.append(more);
            }
            assertThat(text.toString().strip()).isEqualTo("\uD83D\uDE00\u00E4");
            assertThat(decoder.flush()).isEmpty();
        }
    }

    @Test
    void flushTurnsATruncatedCharacterIntoOneReplacement() {
        int[] tokens = bytePair.encode("\uD83D\uDE00", SpecialParsing.OFF);
        StreamDecoder decoder = bytePair.newDecoder(ControlText.HIDDEN);
        for (int i = 0; i + 1 < tokens.length; i++) {
            assertThat(decoder.feed(tokens[i])).isEmpty();
        }
        assertThat(decoder.flush()).isEqualTo("\uFFFD");
        assertThat(decoder.flush()).isEmpty();
        assertThat(decoder.feed(bytePair.id("a").orElseThrow())).isEqualTo("a");
    }

    @Test
    void textOfRandomTokensIsThatOfTheirBytesAndNeverSplitsACharacter() {
        for (Tokenizer tokenizer : List.of(bytePair, sentencePiece)) {
            for (int seed = 0; seed < 600; seed++) {
                int[] tokens = new Random(seed).ints(12, 3, tokenizer.size()).toArray();
                StreamDecoder decoder = tokenizer.newDecoderAfter(tokens[0], ControlText.HIDDEN);
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                StringBuilder text = new StringBuilder();
                for (int token : tokens) {
                    String more = decoder.feed(token);
                    assertThat(more.codePoints()).as("seed %d", seed).noneMatch(point -> point >= 0xD800 && point < 0xE000);
                    text.append(more);
                    bytes.writeBytes(tokenizer.bytes(token));
                }
                text.append(decoder.flush());
                assertThat(text.toString().stripLeading()).as("seed %d", seed)
                        .isEqualTo(bytes.toString(StandardCharsets.UTF_8).stripLeading());
            }
        }
    }

    @Test
    void everyCutOfAnAnswerGivesTheSameText() {
        String text = "tokens \uD83D\uDE00 become \u4E2D\u6587 l\u00E4nger";
        for (Tokenizer tokenizer : List.of(bytePair, sentencePiece)) {
            int[] tokens = tokenizer.encode(text, SpecialParsing.OFF);
            for (int cut = 0; cut <= tokens.length; cut++) {
                StreamDecoder decoder = tokenizer.newDecoder(ControlText.HIDDEN);
                StringBuilder before = new StringBuilder();
                StringBuilder after = new StringBuilder();
                for (int i = 0; i < tokens.length; i++) {
                    (i < cut ? before : after).append(decoder.feed(tokens[i]));
                }
                assertThat(text).startsWith(before);
                assertThat(before.append(after).append(decoder.flush()).toString()).isEqualTo(text);
            }
        }
    }

    @Test
    void controlTokensAreHiddenOrNamed() {
        int end = bytePair.id("<|end|>").orElseThrow();
        int a = bytePair.id("a").orElseThrow();
        assertThat(bytePair.decode(new int[] {a, end, a}, ControlText.HIDDEN)).isEqualTo("aa");
        assertThat(bytePair.decode(new int[] {a, end, a})).isEqualTo("a<|end|>a");
    }

    @Test
    void leadingSpaceOfSentencePieceGoesOnlyWhereEncodingPutsIt() {
        int word = sentencePiece.id("\u2581a").orElseThrow();
        assertThat(sentencePiece.decode(new int[] {word, word})).isEqualTo("a a");
        assertThat(sentencePiece.decode(new int[] {1, word}, ControlText.HIDDEN)).isEqualTo("a");
        assertThat(sentencePiece.newDecoderAfter(word, ControlText.HIDDEN).feed(word)).isEqualTo(" a");
        assertThat(sentencePiece.newDecoderAfter(1, ControlText.HIDDEN).feed(word)).isEqualTo("a");
        assertThat(sentencePiece.bytes(word)).isEqualTo(" a".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void unknownIdsAreRefused() {
        assertThatThrownBy(() -> bytePair.newDecoder(ControlText.HIDDEN).feed(bytePair.size()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytePair.bytes(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
