package dev.augury.scheduler.fcfs;

import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The waiting sequences in the order in which they are admitted, where some wait as of the return of their call. */
final class Line {

    private final List<Late> late = new ArrayList<>();

    /** A sequence that waits as of its return. */
    private record Late(SequenceView sequence, long since) {

        boolean waits() {
            return sequence.state() == SequenceState.WAITING && sequence.stateSince() == since;
        }
    }

    /** A sequence is back from its call; where it does not wait, it is none of the line's. */
    void returned(SequenceView sequence) {
        if (sequence.state() == SequenceState.WAITING) {
            late.add(new Late(sequence, sequence.stateSince()));
        }
    }

    /** Returns the order for this step. */
    Iterable<? extends SequenceView> of(StepView view) {
        late.removeIf(one -> !one.waits());
        if (late.isEmpty()) {
            return view.waiting();
        }
        return () -> new Merge(view.waiting().iterator(), List.copyOf(late));
    }

    /** Arrivals and returns by their times; walking it costs what is walked. */
    private static final class Merge implements Iterator<SequenceView> {

        private final Iterator<? extends SequenceView> waiting;
        private final Iterator<Late> returns;
        private final Set<Long> returned = new HashSet<>();
        private @Nullable SequenceView arrival;
        private @Nullable Late back;

        Merge(Iterator<? extends SequenceView> waiting, List<Late> late) {
            this.waiting = waiting;
            returns = late.iterator();
            late.forEach(one -> returned.add(one.sequence().id()));
            arrival = nextArrival();
            back = nextReturn();
        }

        @Override
        public boolean hasNext() {
            return arrival != null || back != null;
        }

        @Override
        public SequenceView next() {
            SequenceView first = arrival;
            Late second = back;
            if (second != null && (first == null || first.arrivedAt() > second.since())) {
                back = nextReturn();
                return second.sequence();
            }
            if (first == null) {
                throw new NoSuchElementException("The line is at its end");
            }
            arrival = nextArrival();
            return first;
        }

        private @Nullable SequenceView nextArrival() {
            while (waiting.hasNext()) {
                SequenceView next = waiting.next();
                if (!returned.contains(next.id())) {
                    return next;
                }
            }
            return null;
        }

        private @Nullable Late nextReturn() {
            return returns.hasNext() ? returns.next() : null;
        }
    }
}
