package dev.augury.demo.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {

    private static final ModelSize SIZE = new ModelSize(2, 64, 2, 32, 128, 16, 64);
    private static final TrainingOptions OPTIONS = new TrainingOptions(300_000, 3, 3e-3f, 2e-2f, 20, 2, 512, 2);
    private static final int MARK = 15;

    @TempDir
    Path folder;

    /** Some symbols, a mark, and the same symbols backwards, which are to be learned. */
    private static Document reversal(long index) {
        SplittableRandom chance = new SplittableRandom(index * 31 + 7);
        int count = 3 + chance.nextInt(5);
        int[] tokens = new int[2 * count + 2];
        boolean[] learned = new boolean[tokens.length];
        for (int i = 0; i < count; i++) {
            tokens[i] = chance.nextInt(14);
            tokens[2 * count - i] = tokens[i];
            learned[2 * count - i] = true;
        }
        tokens[count] = MARK;
        tokens[2 * count + 1] = 14;
        learned[2 * count + 1] = true;
        return new Document(tokens, learned);
    }

    private static List<Document> heldOut() {
        return LongStream.range(0, 100).mapToObj(i -> reversal(-1 - i)).toList();
    }

    @Test
    void aTinyModelLearnsToReverse() throws IOException, InterruptedException {
        Training training = Training.begin(SIZE, OPTIONS, Training.Place.of(TrainingTest::reversal));
        assertThat(training.run(status -> {})).isTrue();
        Predictor predictor = new Predictor(training.model());
        long right = heldOut().stream().filter(predictor::knows).count();
        assertThat(right).as("of 100 held-out reversals, seed %d", OPTIONS.seed()).isGreaterThan(90);
    }

    @Test
    void goesOnFromACheckpointBitForBit() throws IOException, InterruptedException {
        TrainingOptions options = OPTIONS.withTokens(20_000);
        Training whole = Training.begin(SIZE, options, Training.Place.of(TrainingTest::reversal));
        whole.run(status -> {});
        Training.Place place = new Training.Place(TrainingTest::reversal, heldOut(), 4, folder, 0);
        Training first = Training.begin(SIZE, options, place);
        assertThat(first.run(status -> {
            if (status.step() == 7) {
                first.stop();
            }
        })).isFalse();
        List<Long> steps = new ArrayList<>();
        Training second = Training.resume(place, began -> began);
        assertThat(second.run(status -> steps.add(status.step()))).isTrue();
        assertThat(steps.getFirst()).isEqualTo(8);
        assertThat(second.model().values()).isEqualTo(whole.model().values());
        assertThat(Files.readAllLines(folder.resolve("curve.csv")).getFirst()).isEqualTo("step,tokens,seconds,loss,held_out");
        assertThat(folder.resolve("curve.svg")).content().contains("class=\"held\" d=\"M").endsWith("</svg>\n");
    }
}
