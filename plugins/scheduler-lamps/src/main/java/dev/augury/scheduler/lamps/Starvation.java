package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.StepView;
import java.util.OptionalLong;

/** A rule for sequences that waited long: it promotes them in the ranking. */
interface Starvation {

    /** Takes a sequence that began to wait and stands in the ranking. */
    void enter(Entry entry, StepView view);

    /** Lets go of a sequence that no longer waits. */
    void leave(Entry entry);

    /** Returns the steps of waiting after which a sequence is promoted at the latest, as things go now; empty where that bounds no wait. */
    OptionalLong stepsMax(LampsConfig config);

    /** Counts a step, before its line is walked. */
    void step(StepView view, LampsConfig config);
}
