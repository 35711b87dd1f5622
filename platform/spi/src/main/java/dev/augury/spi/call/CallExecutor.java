package dev.augury.spi.call;

import java.util.Set;

/** Performs calls. Thread-safe: called on virtual threads, several at once, and may block. */
public interface CallExecutor extends AutoCloseable {

    /** Returns the names of the tools it performs. */
    Set<String> tools();

    /**
     * Performs a call. Returns before {@link CallRequest#deadlineNanos()} has passed; the thread is interrupted when it is cancelled or overruns.
     *
     * @throws InterruptedException when interrupted
     */
    CallResponse execute(CallRequest call) throws InterruptedException;

    /** Frees what the executor holds. */
    @Override
    default void close() {}
}
