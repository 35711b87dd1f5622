package dev.augury.spi.handling;

import dev.augury.spi.Reconfigurable;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.List;
import java.util.Optional;

/**
 * Decides what becomes of a sequence's KV while its call runs.
 *
 * <p>A call may be the client's own: then its request is over, the sequence is one that holds the KV of the answer for the request that will follow, and the call returns
 * when that arrives. The host takes from such a sequence what others need, whatever its handling, and ends it without a word when the client takes too long.
 *
 * <p>All methods are called on the loop's thread, one at a time, under the same rules as a {@link dev.augury.spi.schedule.SchedulingPolicy}: no clock,
 * no I/O, no thread; one that throws, returns nonsense or overruns is replaced by the default handling.
 */
public interface HandlingPolicy extends Reconfigurable {

    /**
     * Returns the handling meant for the call that ends the segment about to run, or empty to abstain. Called when a sequence is enqueued and again at
     * every return from a call.
     */
    Optional<Handling> beforeSegment(SequenceView sequence, StepView view);

    /** Returns the handling of a call that just began. */
    Handling onPause(PausedCallView call, StepView view);

    /** Returns changes for calls under way. Called before every step while any call is paused. */
    default HandlingChanges revise(List<? extends PausedCallView> calls, HandlingView view) {
        return HandlingChanges.NONE;
    }

    /** Is told that a call returned. */
    default void onReturn(PausedCallView call) {}
}
