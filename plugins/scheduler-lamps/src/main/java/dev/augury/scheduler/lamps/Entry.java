package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;

/** What the policy knows of a live sequence beyond its view. */
final class Entry {

    final SequenceView sequence;

    /** Tokens of the context at the start of the present segment, and tokens generated before it. */
    private int segmentStart;
    private int outputBefore;

    /** Whether it stands in the line, and whether among the promoted. */
    boolean queued;
    boolean promoted;

    /** Whether it was granted its way back from the host tier. */
    boolean returning;

    boolean hasRun;

    /** The released code's value for a sequence that was never scored, which puts it before all others. */
    double score = -1;

    long waitingSinceStep;
    long waitingSinceTime;
    int counter;
    int quantum;
    long promotion;

    /** Key and place in the heap that it stands in. */
    double key;
    int place;

    Entry(SequenceView sequence) {
        this.sequence = sequence;
        beginSegment();
    }

    void beginSegment() {
        segmentStart = sequence.totalTokens();
        outputBefore = sequence.outputTokens();
    }

    int segmentStart() {
        return segmentStart;
    }

    int outputOfSegment() {
        return sequence.outputTokens() - outputBefore;
    }

    boolean waits() {
        return sequence.state() == SequenceState.WAITING || sequence.state() == SequenceState.SWAPPED;
    }

    /** A call clears what its waiting has earned. */
    void forgive() {
        counter = 0;
        quantum = 0;
        promoted = false;
    }

    @Override
    public String toString() {
        return sequence + " scored " + score + (promoted ? ", promoted" : "");
    }
}
