package dev.augury.demo.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreedyDecoderTest {

    @TempDir
    private static Path folder;

    private static Path model;

    @BeforeAll
    static void makeAModel() throws IOException {
        model = TinyModel.write(folder);
    }

    /** Says something, hears a turn, says something else, hears another. */
    private static final class Talk implements Course {
        private final int[] prompt;
        private final int[] more;
        private final List<int[]> turns = new ArrayList<>();

        private Talk(long seed, int promptLength, int moreLength) {
            Random random = new Random(seed);
            prompt = random.ints(promptLength, 0, 500).toArray();
            more = random.ints(moreLength, 0, 500).toArray();
        }

        @Override
        public int[] prompt() {
            return prompt;
        }

        @Override
        public int @Nullable [] turn(int[] tokens) {
            turns.add(tokens);
            return turns.size() == 1 && tokens.length > 0 ? more : null;
        }
    }

    private static List<Talk> talks() {
        List<Talk> talks = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            talks.add(new Talk(i, 1 + 37 * i, 1 + 5 * i));
        }
        return talks;
    }

    @Test
    void conversationsSideBySideAreThoseOneByOne() throws IOException {
        List<Talk> together = talks();
        List<Talk> alone = talks();
        try (GreedyDecoder decoder = GreedyDecoder.load(model, new DecoderSize(4, 900, 12, 1))) {
            decoder.lead(together.iterator(), _ -> {});
        }
        try (GreedyDecoder decoder = GreedyDecoder.load(model, new DecoderSize(1, 900, 12, 1))) {
            decoder.lead(alone.iterator(), _ -> {});
        }
        for (int i = 0; i < together.size(); i++) {
            assertThat(together.get(i).turns).hasSize(2);
            assertThat(together.get(i).turns).usingRecursiveComparison().as("conversation %d", i).isEqualTo(alone.get(i).turns);
        }
    }

    @Test
    void turnsAreTheMostProbableTokens() throws IOException {
        Talk talk = new Talk(3, 50, 3);
        try (GreedyDecoder decoder = GreedyDecoder.load(model, new DecoderSize(2, 900, 6, 1))) {
            decoder.lead(List.of(talk).iterator(), _ -> {});
            int[] read = talk.prompt.clone();
            for (int token : talk.turns.getFirst()) {
                float[] logits = decoder.logits(read);
                for (float logit : logits) {
                    assertThat(logits[token]).isGreaterThanOrEqualTo(logit);
                }
                read = Arrays.copyOf(read, read.length + 1);
                read[read.length - 1] = token;
            }
        }
    }

    @Test
    void promptsWithoutRoomGetAnEmptyTurn() throws IOException {
        Talk tooLong = new Talk(1, 200, 1);
        Talk fits = new Talk(2, 20, 1);
        try (GreedyDecoder decoder = GreedyDecoder.load(model, new DecoderSize(1, 100, 5, 1))) {
            decoder.lead(List.of(tooLong, fits).iterator(), _ -> {});
        }
        assertThat(tooLong.turns).containsExactly(new int[0]);
        assertThat(fits.turns).hasSize(2);
    }

    @Test
    void conversationsThatOutgrowTheirRoomEndWithAnEmptyTurn() throws IOException {
        Talk talk = new Talk(1, 60, 60);
        try (GreedyDecoder decoder = GreedyDecoder.load(model, new DecoderSize(1, 100, 5, 1))) {
            decoder.lead(List.of(talk).iterator(), _ -> {});
        }
        assertThat(talk.turns).hasSize(2);
        assertThat(talk.turns.getLast()).isEmpty();
    }

    @Test
    void turnsAreCutAtTheirBound() throws IOException {
        Talk talk = new Talk(4, 10, 1);
        try (GreedyDecoder decoder = GreedyDecoder.load(model, new DecoderSize(1, 100, 7, 1))) {
            decoder.lead(List.of(talk).iterator(), _ -> {});
        }
        assertThat(talk.turns.getFirst().length).isLessThanOrEqualTo(7).isPositive();
    }
}
