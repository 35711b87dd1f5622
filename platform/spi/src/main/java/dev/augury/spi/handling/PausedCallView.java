package dev.augury.spi.handling;

import dev.augury.spi.schedule.SequenceView;
import java.util.OptionalDouble;

/** A call under way. A live view, valid on the loop's thread only. */
public interface PausedCallView {

    /** Returns the id of the call. */
    String call();

    /** Returns the name of the tool. */
    String tool();

    /** Returns the sequence that waits for it. */
    SequenceView sequence();

    /** Returns the present handling. */
    Handling handling();

    /** Returns when the call began, in nanoseconds of {@link dev.augury.spi.schedule.StepView#now()}. */
    long startedAt();

    /** Returns the predicted duration in seconds, if there is a prediction. */
    OptionalDouble predictedSeconds();

    /** Returns the device blocks that discarding would free now; fewer and fewer while the call is on its way to the host tier. */
    int blocks();
}
