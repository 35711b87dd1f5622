package dev.augury.core.time;

import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The only source of time and of concurrency in core. Thread-safe. */
public interface Time {

    /** Returns nanoseconds of a monotonic clock with an arbitrary origin. */
    long now();

    /** Runs {@code message} at that time or soon after, on any thread; it must return at once (it puts something into an inbox). */
    Timer post(long at, Runnable message);

    /** Does {@code work}, which may block, elsewhere, then tells {@code onDone} its result or its failure; exactly one of the two is not null unless the result is. */
    <T> void async(Callable<T> work, BiConsumer<@Nullable T, @Nullable Throwable> onDone);

    /** Lets that many nanoseconds pass for the calling loop: production waits, simulation advances its clock. */
    void elapse(long nanos);

    /** A posted message that can be taken back. */
    @FunctionalInterface
    interface Timer {

        /** Takes the message back if it has not run yet. */
        void cancel();
    }
}
