package dev.augury.spi.schedule;

import dev.augury.spi.predict.Prediction;
import java.util.Optional;

/** A sequence as policies see it: one answer of a request. A live view, valid on the loop's thread only. */
public interface SequenceView {

    /** Returns the id, unique within the host's life, ascending with creation. */
    long id();

    /** Returns the request. */
    RequestView request();

    /** Returns where it stands. */
    SequenceState state();

    /** Returns the tokens known: prompt, call responses and output so far. */
    int totalTokens();

    /** Returns the tokens whose KV is present or, while swapped, comes back with a swap. */
    int computedTokens();

    /** Returns the tokens generated so far over all segments. */
    int outputTokens();

    /** Returns the most tokens it can ever have. */
    int totalTokensMax();

    /** Returns the index of the present segment, 0 before the first call. */
    int segment();

    /** Returns the prediction for the present segment, if there is one. */
    Optional<Prediction> prediction();

    /** Returns when it was enqueued for the first time, in nanoseconds of {@link StepView#now()}. */
    long arrivedAt();

    /** Returns when it entered its present state. */
    long stateSince();

    /** Returns how often it was preempted. */
    int preemptions();

    /** Returns the steps in a row in which it was given nothing although it was waiting, running or swapped. */
    int idleSteps();

    /** Returns whether blocks of it are being copied; it can neither be granted tokens nor be a victim. */
    boolean copying();

    /** Returns the tokens still to compute before the next token can be sampled: {@code totalTokens - computedTokens}. */
    default int pendingTokens() {
        return totalTokens() - computedTokens();
    }
}
