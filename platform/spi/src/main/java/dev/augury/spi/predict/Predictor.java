package dev.augury.spi.predict;

import dev.augury.spi.Reconfigurable;

/**
 * Predicts what a segment will do. Thread-safe: called from several threads at once, never from a loop.
 */
public interface Predictor extends Reconfigurable {

    /**
     * Predicts the segment about to run. Must return within the deadline (by default 20 ms); an answer that comes later, or an exception, is replaced by the
     * fallback guess and counted.
     */
    Prediction predict(SegmentView segment);

    /** Is told how a segment went. Called once per finished segment, in no given order; within a few milliseconds. */
    default void learn(OutcomeView outcome) {}
}
