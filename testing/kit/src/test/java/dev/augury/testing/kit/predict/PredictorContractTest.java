package dev.augury.testing.kit.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;
import dev.augury.spi.predict.SegmentView;
import dev.augury.testing.kit.ContractRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Shows that the contract passes a predictor that keeps it and fails each that breaks it. */
class PredictorContractTest {

    abstract static class Trial extends PredictorContract {

        private final Supplier<Predictor> predictor;

        Trial(Supplier<Predictor> predictor) {
            this.predictor = predictor;
        }

        @Override
        protected PredictorFactory<?> factory() {
            return new ScriptedPredictorFactory("scripted", predictor);
        }
    }

    static final class Right extends Trial {
        Right() {
            super(() -> ScriptedPredictor.constant(50));
        }
    }

    static final class Fails extends Trial {
        Fails() {
            super(() -> new CrankyPredictor(ScriptedPredictor.constant(50), 0.01, 0, () -> {}, 1));
        }
    }

    static final class SaysNothing extends Trial {
        SaysNothing() {
            super(() -> new ScriptedPredictor(segment -> segment.contextTokens() > 4000 ? null : ScriptedPredictor.tokens(1)));
        }
    }

    static final class ForgetsItsName extends Trial {
        ForgetsItsName() {
            super(() -> new ScriptedPredictor(segment -> Prediction.builder()
                    .outputTokens(Estimate.exactly(1))
                    .build()));
        }
    }

    static final class RollsDice extends Trial {
        private static final AtomicLong DICE = new AtomicLong();

        RollsDice() {
            super(() -> new ScriptedPredictor(segment -> ScriptedPredictor.tokens(DICE.incrementAndGet())));
        }
    }

    static final class ChangesFeatures extends Trial {
        ChangesFeatures() {
            super(() -> new ScriptedPredictor(segment -> {
                segment.features()[3] += 1;
                return ScriptedPredictor.tokens(1);
            }));
        }
    }

    /** Keeps a list without a lock, and walks it while others add to it. */
    private static final class Unlocked implements Predictor {
        private final List<OutcomeView> outcomes = new ArrayList<>();

        @Override
        public Prediction predict(SegmentView segment) {
            double sum = 0;
            for (OutcomeView outcome : outcomes) {
                sum += outcome.outputTokens();
            }
            return ScriptedPredictor.tokens(outcomes.isEmpty() ? 0 : sum / outcomes.size());
        }

        @Override
        public void learn(OutcomeView outcome) {
            outcomes.add(outcome);
        }
    }

    static final class KnowsNoLock extends Trial {
        KnowsNoLock() {
            super(Unlocked::new);
        }
    }

    static final class DividesByTheOutcome extends Trial {
        DividesByTheOutcome() {
            super(() -> new Predictor() {
                private volatile int last = 1;

                @Override
                public Prediction predict(SegmentView segment) {
                    return ScriptedPredictor.tokens(100 / last);
                }

                @Override
                public void learn(OutcomeView outcome) {
                    last = outcome.outputTokens();
                }
            });
        }
    }

    /** Takes its time only after exactly as many outcomes as the contract's timed test teaches, so that this test stays quick. */
    private static final class Dawdling implements Predictor {
        private final AtomicLong learned = new AtomicLong();

        @Override
        public Prediction predict(SegmentView segment) {
            long until = System.nanoTime() + (learned.get() == PredictorContract.OUTCOMES ? 6_000_000 : 0);
            while (System.nanoTime() < until) {
                Thread.onSpinWait();
            }
            return ScriptedPredictor.tokens(1);
        }

        @Override
        public void learn(OutcomeView outcome) {
            learned.incrementAndGet();
        }
    }

    static final class Dawdles extends Trial {
        Dawdles() {
            super(Dawdling::new);
        }
    }

    private static void failsIn(Class<?> contract, String test) {
        assertThat(ContractRun.of(contract).failed()).as(contract.getSimpleName()).containsKey(test);
    }

    @Test
    void predictorThatKeepsTheContractPasses() {
        ContractRun run = ContractRun.of(Right.class);
        assertThat(run.failed()).isEmpty();
        assertThat(run.passed()).hasSizeGreaterThan(12);
    }

    @Test
    void failuresAreSeen() {
        failsIn(Fails.class, "everySegmentIsPredictedBeforeAndAfterLearning");
        failsIn(SaysNothing.class, "everySegmentIsPredictedBeforeAndAfterLearning");
        failsIn(DividesByTheOutcome.class, "extremeOutcomesAreLearned");
        failsIn(ForgetsItsName.class, "predictionNamesItsSource");
    }

    @Test
    void chanceAndSideEffectsAreSeen() {
        failsIn(RollsDice.class, "sameHistoryGivesTheSamePredictions");
        failsIn(ChangesFeatures.class, "featuresAreLeftAsTheyAre");
    }

    @Test
    void racesAndSlownessAreSeen() {
        failsIn(KnowsNoLock.class, "severalThreadsMayCallAtOnce");
        failsIn(Dawdles.class, "predictionIsQuick");
    }
}
