package dev.augury.core.time;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Simulated time: one thread, one queue of events ordered by their time and then by the order in which they were posted, so that the same inputs give the
 * same run, event for event.
 *
 * <p>{@link #elapse} inside an event lets time pass for that event and for the loop it belongs to, not for the others: a lane whose step takes 200 ms finds
 * in its inbox, at its next turn, what arrived meanwhile, and a second lane steps beside it. Not thread-safe, unlike other implementations: everything
 * happens on the thread that calls {@link #run}.
 */
public final class VirtualTime implements Time {

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparingLong((Event event) -> event.at).thenComparingLong(event -> event.order));
    private long now;
    private long posted;
    private boolean inside;

    /** Begins at that time. */
    public VirtualTime(long start) {
        now = start;
    }

    /** Begins at 0. */
    public VirtualTime() {
        this(0);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public Timer post(long at, Runnable message) {
        Event event = new Event(Math.max(at, now), posted++, message);
        events.add(event);
        return () -> event.message = null;
    }

    @Override
    public <T> Work async(Callable<T> work, BiConsumer<@Nullable T, @Nullable Throwable> onDone) {
        Errand<T> errand = new Errand<>(work, onDone);
        errand.next = post(now, errand::run);
        return errand::interrupt;
    }

    /** Lets time pass: for the present event when called inside one, else by running what is due until then. */
    @Override
    public void elapse(long nanos) {
        if (nanos < 0) {
            throw new IllegalArgumentException("Time cannot elapse by " + nanos + " ns; give 0 or more");
        }
        if (inside) {
            now += nanos;
        } else {
            runUntil(now + nanos);
        }
    }

    @Override
    public Loop drive(String name, Turn turn) {
        return new DrivenLoop(turn);
    }

    /** Runs the next event, if there is one. Returns whether there was. */
    public boolean runNext() {
        Event event = next();
        if (event == null) {
            return false;
        }
        events.remove();
        Runnable message = event.message;
        now = event.at;
        inside = true;
        try {
            if (message != null) {
                message.run();
            }
        } finally {
            inside = false;
        }
        return true;
    }

    /** Runs every event due until then, those that they post included, and stands at that time. */
    public void runUntil(long at) {
        for (Event event = next(); event != null && event.at <= at; event = next()) {
            runNext();
        }
        now = Math.max(now, at);
    }

    /**
     * Runs until no event is left.
     *
     * @param eventsMax the most events to run
     * @throws IllegalStateException when more are left after that
     */
    public void run(long eventsMax) {
        for (long i = 0; i < eventsMax; i++) {
            if (!runNext()) {
                return;
            }
        }
        throw new IllegalStateException("Events are left after " + eventsMax + "; give a higher limit, or find the loop that never rests");
    }

    private @Nullable Event next() {
        Event event = events.peek();
        while (event != null && event.message == null) {
            events.remove();
            event = events.peek();
        }
        return event;
    }

    private static final class Event {

        private final long at;
        private final long order;
        private @Nullable Runnable message;

        Event(long at, long order, Runnable message) {
            this.at = at;
            this.order = order;
            this.message = message;
        }
    }

    /** Work that takes as long as it lets elapse: what it gave is told after that time, unless it was interrupted before. */
    private final class Errand<T> {

        private final Callable<T> work;
        private final BiConsumer<@Nullable T, @Nullable Throwable> onDone;
        private @Nullable Timer next;

        Errand(Callable<T> work, BiConsumer<@Nullable T, @Nullable Throwable> onDone) {
            this.work = work;
            this.onDone = onDone;
        }

        void run() {
            long begun = now;
            T result = null;
            Throwable failure = null;
            try {
                result = work.call();
            } catch (Throwable thrown) {
                failure = thrown;
            }
            if (now == begun) {
                tell(result, failure);
            } else {
                T gave = result;
                Throwable threw = failure;
                next = post(now, () -> tell(gave, threw));
            }
        }

        void interrupt() {
            Timer waiting = next;
            if (waiting != null) {
                waiting.cancel();
                next = post(now, () -> tell(null, new InterruptedException("The work was interrupted")));
            }
        }

        private void tell(@Nullable T result, @Nullable Throwable failure) {
            next = null;
            onDone.accept(result, failure);
        }
    }

    private final class DrivenLoop implements Loop {

        private final Turn turn;
        private boolean scheduled;
        private boolean turning;
        private boolean wokenMeanwhile;
        private boolean stopped;
        private long busyUntil = Long.MIN_VALUE;

        DrivenLoop(Turn turn) {
            this.turn = turn;
        }

        @Override
        public void wake() {
            if (turning) {
                wokenMeanwhile = true;
            } else if (!scheduled && !stopped) {
                scheduled = true;
                post(Math.max(now, busyUntil), this::run);
            }
        }

        @Override
        public void stop() {
            stopped = true;
        }

        private void run() {
            scheduled = false;
            if (stopped) {
                return;
            }
            wokenMeanwhile = false;
            turning = true;
            boolean more;
            try {
                more = turn.turn();
            } finally {
                turning = false;
                busyUntil = now;
            }
            if (more || wokenMeanwhile) {
                wake();
            }
        }
    }
}
