package dev.augury.core.flow;

import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.spi.schedule.SequenceState;

/** Where a sequence stands. Every edge between two states is one method of {@link Sequence}. */
public sealed interface State {

    /** Returns when the sequence came here. */
    long since();

    /** Returns the state as policies see it. */
    SequenceState seen();

    /** In the queue, without blocks. */
    record Waiting(long since) implements State {
        @Override
        public SequenceState seen() {
            return SequenceState.WAITING;
        }
    }

    /** Taking part in steps. */
    record Running(long since) implements State {
        @Override
        public SequenceState seen() {
            return SequenceState.RUNNING;
        }
    }

    /** Waiting for calls. Where its blocks are is the handling's business: on the device, in the host tier, on the way, or nowhere. */
    record Paused(long since, Pause pause) implements State {
        @Override
        public SequenceState seen() {
            return SequenceState.PAUSED;
        }
    }

    /** Having lost its place: on the way to the queue at once, or to the host tier as soon as the copies are done. */
    record Preempted(long since) implements State {
        @Override
        public SequenceState seen() {
            return SequenceState.SWAPPED;
        }
    }

    /** With its last blocks, mostly all, in the host tier or on their way back. */
    record Swapped(long since) implements State {
        @Override
        public SequenceState seen() {
            return SequenceState.SWAPPED;
        }
    }

    /** Over. */
    record Finished(long since, FinishReason reason) implements State {
        @Override
        public SequenceState seen() {
            return SequenceState.FINISHED;
        }
    }
}
