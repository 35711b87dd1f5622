package dev.augury.spi.engine;

import org.jspecify.annotations.Nullable;

/** Is told when the copies of one {@link Engine#copyBlocks} call are over. */
@FunctionalInterface
public interface CopyListener {

    /**
     * Called once per call, on any thread; returns at once.
     *
     * @param nanos how long the copies took
     * @param failure why a copy failed, after which the content of every target block of the call is undefined; null when all are done
     */
    void copied(long nanos, @Nullable EngineException failure);
}
