package dev.augury.testing.kit.predict;

import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentView;
import java.util.SplittableRandom;

/** Wraps a predictor and, as a seed says, throws or runs a delay before it answers. */
public final class CrankyPredictor implements Predictor {

    private final Predictor predictor;
    private final double failure;
    private final double lateness;
    private final Runnable delay;
    private final SplittableRandom random;

    /**
     * Wraps a predictor.
     *
     * @param failure chance that a call throws
     * @param lateness chance that a prediction runs {@code delay} first
     * @param delay what takes the time: a jump of the test's clock, or a {@link dev.augury.testing.kit.Hang}
     */
    public CrankyPredictor(Predictor predictor, double failure, double lateness, Runnable delay, long seed) {
        this.predictor = predictor;
        this.failure = failure;
        this.lateness = lateness;
        this.delay = delay;
        random = new SplittableRandom(seed);
    }

    @Override
    public Prediction predict(SegmentView segment) {
        failIfDrawn();
        if (drawn(lateness)) {
            delay.run();
        }
        return predictor.predict(segment);
    }

    @Override
    public void learn(OutcomeView outcome) {
        failIfDrawn();
        predictor.learn(outcome);
    }

    private void failIfDrawn() {
        if (drawn(failure)) {
            throw new IllegalStateException("This predictor fails, as its seed says");
        }
    }

    private boolean drawn(double chance) {
        synchronized (random) {
            return random.nextDouble() < chance;
        }
    }
}
