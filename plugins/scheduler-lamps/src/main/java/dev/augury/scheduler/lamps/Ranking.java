package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.StepView;

/** The line of what waits, in the order in which it should be admitted: first those that were promoted. */
interface Ranking {

    /** Takes a sequence that began to wait. */
    void enter(Entry entry, Scorer.Scores scores);

    /** Lets go of a sequence that no longer waits. */
    void leave(Entry entry);

    /** Takes note of an event of a waiting sequence that changes its score. */
    void changed(Entry entry, Scorer.Scores scores);

    /** Takes note that {@link Entry#promoted} changed to that value, and sets it. */
    void promoted(Entry entry, boolean promoted);

    /** Returns how many that wait are promoted. */
    int promotedCount();

    /** Calculates the scores that are due, once per step. */
    void refresh(int scoreInterval, Scorer.Scores scores);

    /** Returns the line, in ascending order of score; valid until the next event. */
    Iterable<Entry> line(StepView view);
}
