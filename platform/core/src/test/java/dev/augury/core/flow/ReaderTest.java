package dev.augury.core.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.model.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReaderTest {

    private static final int END = 0;

    /** Texts by token; an empty one stands for a token in the middle of a character. */
    private final String[] words;

    ReaderTest() {
        words = new String[] {"", "one ", "two ", "STO", "P now", "S", "T", "OP", " x", "", "é"};
    }

    @Test
    void textComesTokenByToken() {
        Reader reader = reader(10, false, List.of());
        assertThat(reader.read(1, null)).isEqualTo(piece("one ", null, 1));
        assertThat(reader.read(2, null)).isEqualTo(piece("two ", null, 2));
    }

    @Test
    void endTokenEndsTheAnswerAndIsNoText() {
        Reader reader = reader(10, false, List.of());
        reader.read(1, null);
        assertThat(reader.read(END, null)).isEqualTo(piece("", FinishReason.STOP));
    }

    @Test
    void endTokenThatIsIgnoredIsReadOn() {
        Reader reader = reader(3, true, List.of());
        assertThat(reader.read(END, null).finish()).isNull();
        assertThat(reader.read(1, null).finish()).isNull();
        assertThat(reader.read(END, null).finish()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void stopTokenEndsTheAnswer() {
        Reader reader = new Reader(new Reader.Rules(List.of(), Set.of(2), true, 9), decoder(), vocabulary());
        assertThat(reader.read(1, null).finish()).isNull();
        assertThat(reader.read(2, null)).isEqualTo(piece("", FinishReason.STOP));
    }

    @Test
    void mostTokensEndTheAnswer() {
        Reader reader = reader(2, false, List.of());
        reader.read(1, null);
        assertThat(reader.read(2, null)).isEqualTo(piece("two ", FinishReason.LENGTH, 2));
    }

    @Test
    void stopTextOverThreeTokensIsHeldBackAndCutAway() {
        Reader reader = reader(10, false, List.of("STOP"));
        assertThat(reader.read(1, null)).isEqualTo(piece("one ", null, 1));
        assertThat(reader.read(5, null)).isEqualTo(piece("", null));
        assertThat(reader.read(6, null)).isEqualTo(piece("", null));
        assertThat(reader.read(7, null)).isEqualTo(piece("", FinishReason.STOP));
    }

    @Test
    void textHeldBackComesOutWhenNoStopTextFollows() {
        Reader reader = reader(10, false, List.of("STOP"));
        assertThat(reader.read(3, null)).isEqualTo(piece("", null));
        assertThat(reader.read(8, null)).isEqualTo(piece("STO x", null, 3, 8));
    }

    @Test
    void tokenInWhichTheStopTextBeginsIsPartOfTheAnswer() {
        Reader reader = reader(10, false, List.of(" STOP"));
        assertThat(reader.read(1, null)).isEqualTo(piece("one", null));
        assertThat(reader.read(3, null)).isEqualTo(piece("", null));
        assertThat(reader.read(4, null)).isEqualTo(piece("", FinishReason.STOP, 1));
    }

    @Test
    void stopTextThatBeginsFirstWins() {
        Reader reader = reader(10, false, List.of("wo", "ne two", "t"));
        assertThat(reader.read(1, null).text()).isEqualTo("o");
        assertThat(reader.read(2, null)).isEqualTo(piece("", FinishReason.STOP, 1));
    }

    @Test
    void heldTextComesOutAtTheEnd() {
        Reader reader = reader(2, false, List.of("STOP"));
        reader.read(1, null);
        assertThat(reader.read(3, null)).isEqualTo(piece("STO", FinishReason.LENGTH, 3));
        Reader ended = reader(5, false, List.of("STOP"));
        assertThat(ended.read(3, null).text()).isEmpty();
        assertThat(ended.read(END, null)).isEqualTo(piece("STO", FinishReason.STOP, 3));
    }

    @Test
    void characterSpreadOverTokensComesOutWhole() {
        Reader reader = reader(10, false, List.of());
        assertThat(reader.read(9, null).text()).isEmpty();
        assertThat(reader.read(10, null).text()).isEqualTo("é");
    }

    @Test
    void logprobsTravelWithTheirToken() {
        Logprobs logprobs = new Logprobs(-1, new int[0], new float[0]);
        Reader reader = reader(10, false, List.of("STOP"));
        reader.read(5, logprobs);
        Reader.Piece piece = reader.read(8, null);
        assertThat(piece.tokens().getFirst().logprobs()).isSameAs(logprobs);
        assertThat(piece.tokens().getLast().logprobs()).isNull();
    }

    @Test
    void emptyStopTextIsRefused() {
        assertThatThrownBy(() -> reader(1, false, List.of("a", ""))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("leave it out");
    }

    @Test
    void anyStopTextsCutWhereASearchOfTheWholeTextCuts() {
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            String[] alphabet = {"", "a", "b", "ab", "ba", "aa", "", "bab"};
            List<String> stop = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                stop.add(random.ints(1 + random.nextInt(5), 0, 2).mapToObj(bit -> bit == 0 ? "a" : "b").collect(Collectors.joining()));
            }
            int max = 1 + random.nextInt(20);
            Reader reader = new Reader(new Reader.Rules(stop, Set.of(), true, max), decoder(alphabet), vocabulary(alphabet));
            StringBuilder whole = new StringBuilder();
            StringBuilder read = new StringBuilder();
            FinishReason finish = null;
            while (finish == null) {
                int token = random.nextInt(alphabet.length);
                whole.append(alphabet[token]);
                Reader.Piece piece = reader.read(token, null);
                read.append(piece.text());
                finish = piece.finish();
            }
            String text = whole.toString();
            int cut = stop.stream().mapToInt(text::indexOf).filter(at -> at >= 0).min().orElse(text.length());
            assertThat(read.toString()).as("seed " + seed + " " + stop + " in " + text).isEqualTo(text.substring(0, cut));
            assertThat(finish).as("seed " + seed).isEqualTo(cut < text.length() ? FinishReason.STOP : FinishReason.LENGTH);
        }
    }

    private Reader reader(int max, boolean ignoreEnd, List<String> stop) {
        return new Reader(new Reader.Rules(stop, Set.of(), ignoreEnd, max), decoder(), vocabulary());
    }

    private Reader.Piece piece(String text, @Nullable FinishReason finish, int... tokens) {
        List<TokenEvent.TokenText> made = Arrays.stream(tokens).mapToObj(token -> new TokenEvent.TokenText(token, BYTES[token], null)).toList();
        return new Reader.Piece(text, made, finish);
    }

    private static final byte[][] BYTES = new byte[16][0];

    private TextDecoder decoder() {
        return decoder(words);
    }

    private Vocabulary vocabulary() {
        return vocabulary(words);
    }

    private static TextDecoder decoder(String[] words) {
        return new TextDecoder() {
            @Override
            public String add(int token) {
                return words[token];
            }

            @Override
            public String end() {
                return "";
            }
        };
    }

    private static Vocabulary vocabulary(String[] words) {
        return new Vocabulary() {
            @Override
            public int size() {
                return words.length;
            }

            @Override
            public byte[] bytes(int token) {
                return BYTES[token];
            }

            @Override
            public boolean isControl(int token) {
                return token == END;
            }

            @Override
            public boolean isEnd(int token) {
                return token == END;
            }
        };
    }
}
