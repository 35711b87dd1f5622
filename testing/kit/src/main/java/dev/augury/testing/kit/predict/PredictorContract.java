package dev.augury.testing.kit.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;
import dev.augury.testing.kit.FactoryContract;
import dev.augury.testing.kit.OptionRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * If this passes for a predictor, the host can rely on it: it answers any segment in time, before and after it learned, from several threads at once, and the
 * same history gives the same predictions. Extend it with a factory. Whether its predictions are good is for the replay of real traffic to say.
 */
public abstract class PredictorContract extends FactoryContract<PredictorFactory<?>> {

    /** Outcomes that a predictor is taught before it is asked again. */
    static final int OUTCOMES = 500;

    /** Returns the most milliseconds that the median prediction may take. */
    protected double predictMillisMax() {
        return 5;
    }

    private Predictor predictor() {
        return create(factory());
    }

    private <O extends Record> Predictor create(PredictorFactory<O> factory) {
        return factory.create(OptionRecords.bind(factory.options(), options()), context());
    }

    private static OutcomeView outcome(ScriptedSegment segment, Prediction prediction, SplittableRandom random) {
        int tokens = random.nextInt(segment.outputTokensMax() + 1);
        return switch (random.nextInt(4)) {
            case 0 -> ScriptedOutcome.cut(segment, prediction, tokens);
            case 1 -> ScriptedOutcome.called(segment, prediction, tokens, "search", random.nextDouble() * 20);
            default -> ScriptedOutcome.ended(segment, prediction, tokens);
        };
    }

    /** Lets a predictor live through outcomes and returns what it predicted on the way. */
    private static List<String> live(Predictor predictor, SplittableRandom random, int outcomes) {
        List<String> predictions = new ArrayList<>();
        for (int i = 0; i < outcomes; i++) {
            ScriptedSegment segment = ScriptedSegment.random(random);
            Prediction prediction = predictor.predict(segment);
            assertThat(prediction).as("prediction %s", i).isNotNull();
            predictions.add(prediction.toString());
            predictor.learn(outcome(segment, prediction, random));
        }
        return predictions;
    }

    @Test
    void firstSegmentIsPredictedWithoutHistory() {
        assertThat(predictor().predict(new ScriptedSegment())).isNotNull();
    }

    @Test
    void everySegmentIsPredictedBeforeAndAfterLearning() {
        Predictor predictor = predictor();
        live(predictor, seeds.random("life"), OUTCOMES);
        SplittableRandom random = seeds.random("after");
        for (int i = 0; i < 50; i++) {
            assertThat(predictor.predict(ScriptedSegment.random(random))).isNotNull();
        }
    }

    @Test
    void predictionNamesItsSource() {
        assertThat(predictor().predict(new ScriptedSegment()).source()).isEqualTo(factory().name());
    }

    @Test
    void sameHistoryGivesTheSamePredictions() {
        List<String> once = live(predictor(), seeds.random("life"), OUTCOMES);
        assertThat(live(predictor(), seeds.random("life"), OUTCOMES)).isEqualTo(once);
    }

    @Test
    void extremeOutcomesAreLearned() {
        Predictor predictor = predictor();
        ScriptedSegment segment = new ScriptedSegment();
        Prediction prediction = predictor.predict(segment);
        for (OutcomeView outcome : List.of(
                ScriptedOutcome.ended(segment, prediction, 0),
                ScriptedOutcome.cut(segment, prediction, 0),
                ScriptedOutcome.ended(segment, prediction, Integer.MAX_VALUE),
                ScriptedOutcome.called(segment, prediction, 1, "search", 1e6),
                ScriptedOutcome.called(segment, prediction, 1, "search", 0))) {
            assertThatCode(() -> predictor.learn(outcome)).as("learning %s", outcome).doesNotThrowAnyException();
            assertThat(predictor.predict(segment)).isNotNull();
        }
    }

    @Test
    void featuresAreLeftAsTheyAre() {
        ScriptedSegment segment = ScriptedSegment.random(seeds.random("segment"));
        float[] before = segment.features().clone();
        Predictor predictor = predictor();
        predictor.learn(ScriptedOutcome.ended(segment, predictor.predict(segment), 10));
        assertThat(segment.features()).isEqualTo(before);
    }

    @Test
    void severalThreadsMayCallAtOnce() throws Exception {
        Predictor predictor = predictor();
        List<Callable<List<String>>> lives = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            SplittableRandom random = seeds.random("thread " + i);
            lives.add(() -> live(predictor, random, 2 * OUTCOMES));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(lives.size())) {
            for (Future<List<String>> life : threads.invokeAll(lives)) {
                assertThat(life.get()).hasSize(2 * OUTCOMES);
            }
        }
    }

    @Test
    void predictionIsQuick() {
        Predictor predictor = predictor();
        live(predictor, seeds.random("life"), OUTCOMES);
        SplittableRandom random = seeds.random("timed");
        long[] nanos = new long[201];
        for (int i = 0; i < nanos.length; i++) {
            ScriptedSegment segment = ScriptedSegment.random(random);
            long start = System.nanoTime();
            predictor.predict(segment);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        assertThat(nanos[nanos.length / 2] / 1e6).as("median milliseconds of a prediction").isLessThan(predictMillisMax());
    }

    @Test
    void liveOptionsAreTaken() {
        Predictor predictor = predictor();
        if (hasLiveOptions()) {
            predictor.reconfigure(OptionRecords.bind(factory().options(), options()));
        }
        assertThat(predictor.predict(new ScriptedSegment())).isNotNull();
    }
}
