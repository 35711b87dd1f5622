package dev.augury.spi.schedule;

import dev.augury.spi.Reconfigurable;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Decides who gets how many tokens in the next step, who is preempted and how, and what is prefetched.
 *
 * <p>All methods are called on the loop's thread, one at a time. A policy reads no clock (the view has the time), does no I/O, starts no thread and
 * draws chance only from its context's seed. One that throws or returns nonsense is replaced by {@code fcfs} in that very step; one that overruns the
 * deadline (by default 50 ms) is replaced as soon as it returns.
 */
public interface SchedulingPolicy extends Reconfigurable {

    /** What a policy can ask the host to provide. */
    enum Need {
        /** Predictions of length and calls: sequences wait for theirs before they are enqueued. */
        PREDICTION,
        /** A host tier: the policy preempts by swap or prefetches. */
        HOST_TIER
    }

    /** Returns what the policy needs. Asked once after it is made. */
    default Set<Need> needs() {
        return Set.of();
    }

    /** Judges a request at the door, before any of its sequences is enqueued. Within a millisecond. */
    default Verdict onArrival(RequestView request, StepView view) {
        return Verdict.ADMIT;
    }

    /**
     * Returns the most steps that a sequence waits from now on before it runs, as far as the policy can promise that at present load; empty when it promises
     * nothing. Asked a few times a second, for whoever watches.
     *
     * @param stayMax steps within which every sequence is taken to give its blocks back: the longest stay seen of late
     */
    default OptionalLong waitMax(StepView view, long stayMax) {
        return OptionalLong.empty();
    }

    /** Is told that a sequence entered the queue, for the first time or again after a preemption or a call. */
    default void onEnqueued(SequenceView sequence) {}

    /** Is told what a step really computed for a sequence: {@code tokens} of it, {@code sampled} of them new output. */
    default void onStepped(SequenceView sequence, int tokens, int sampled) {}

    /** Is told that a grant could not be carried out for want of blocks. */
    default void onMisfit(SequenceView sequence, int tokens) {}

    /** Is told that a sequence lost its place on the device. */
    default void onPreempted(SequenceView sequence, Preemption preemption) {}

    /** Is told that a sequence waits for a call. */
    default void onPaused(SequenceView sequence) {}

    /** Is told that a call returned and the sequence goes on. */
    default void onResumed(SequenceView sequence) {}

    /** Is told that a sequence ended, however it did. */
    default void onFinished(SequenceView sequence) {}

    /**
     * Makes the grants of one step. Called before every step when anything waits, runs or is swapped; must return within a few milliseconds at
     * any queue length. The sum of granted tokens should not exceed {@link StepView#tokenBudget()}; the host cuts what does.
     */
    Grants plan(StepView view);
}
