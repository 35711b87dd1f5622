package dev.augury.core.flow;

/** Counts the steps of a lane. Touched by its loop alone. */
public final class StepClock {

    private long step;

    /** Returns the number of the step that is next, or under way. */
    public long step() {
        return step;
    }

    /** Ends the present step. */
    public void tick() {
        step++;
    }
}
