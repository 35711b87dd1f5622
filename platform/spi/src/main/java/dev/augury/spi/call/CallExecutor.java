package dev.augury.spi.call;

import java.util.List;
import java.util.Set;

/** Performs calls. Thread-safe: called on virtual threads, several at once, and may block. */
public interface CallExecutor extends AutoCloseable {

    /** Returns the names of the tools it performs. */
    Set<String> tools();

    /** Returns what a model is told of each of {@link #tools()}, ordered by name; the same for the executor's life. */
    default List<ToolDeclaration> declarations() {
        return tools().stream().sorted().map(ToolDeclaration::named).toList();
    }

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
