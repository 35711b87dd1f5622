package dev.augury.core.time;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The only source of time and of concurrency in core. Thread-safe. */
public interface Time {

    /** Returns nanoseconds of a monotonic clock with an arbitrary origin. */
    long now();

    /**
     * Runs {@code message} at that time or soon after, on any thread; it must return at once (it puts something into an inbox).
     *
     * @throws java.util.concurrent.RejectedExecutionException when time has ended because the host goes down
     */
    Timer post(long at, Runnable message);

    /**
     * Does {@code work}, which may block, elsewhere, then tells {@code onDone} its result or its failure, whichever there is; the other is null. Told once,
     * on any thread. Work that is interrupted may be told to have failed before it is over.
     *
     * @throws java.util.concurrent.RejectedExecutionException when time has ended because the host goes down; {@code onDone} is told nothing then
     */
    <T> Work async(Callable<T> work, BiConsumer<@Nullable T, @Nullable Throwable> onDone);

    /** Lets that many nanoseconds pass for the calling loop: production waits, simulation advances its clock. */
    void elapse(long nanos);

    /**
     * Begins a loop: calls {@code turn} on one thread of its own, first when it is woken. A turn that says there is more to do is called again at once, another
     * when the loop is next woken; a wake during a turn is not lost. The turn throws nothing.
     *
     * @param name of the loop, for its thread
     */
    Loop drive(String name, Turn turn);

    /** One turn of a loop. */
    @FunctionalInterface
    interface Turn {

        /** Does what there is to do. Returns whether there is more to do at once. */
        boolean turn();
    }

    /** A loop that time drives. Thread-safe. */
    interface Loop {

        /** Says that there is something to do. Cheap, from any thread, as often as one likes. */
        void wake();

        /** Ends the loop after the present turn; later wakes do nothing. */
        void stop();
    }

    /** Work under way. Thread-safe. */
    @FunctionalInterface
    interface Work {

        /** Asks the work to end early, by interrupting its thread; nothing happens when it is over. */
        void interrupt();
    }

    /** A posted message that can be taken back. */
    @FunctionalInterface
    interface Timer {

        /** Takes the message back if it has not run yet. */
        void cancel();
    }
}
