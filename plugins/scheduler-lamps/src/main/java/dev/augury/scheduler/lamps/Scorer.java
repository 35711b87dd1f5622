package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.StepView;
import dev.augury.waste.BatchLoad;

/** Scores what waits; less is better. */
interface Scorer {

    /** Looks at the lane and returns how sequences score in this step. */
    Scores at(StepView view, BatchLoad load);

    /** The scores of one step. */
    @FunctionalInterface
    interface Scores {

        /** Returns the score of a waiting or swapped sequence, in token-seconds. */
        double of(Entry entry);
    }
}
