package dev.augury.engine.cpu.memory;

/**
 * What engines of one host have been promised. A page of KV memory is taken when a block there is first used, and until then the system counts it as free; so
 * the next engine that loads must not be given it. Engines load before any serves: then what is promised is what is not yet taken. One that loads later finds
 * less than there is, and never more.
 */
public final class PromisedMemory {

    private long bytes;

    /** A promise, kept until it is closed. */
    public interface Promise extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Promises an engine its KV memory.
     *
     * @param budget what it needs
     * @param later bytes of it that it takes only when they are first used
     * @throws dev.augury.spi.engine.EngineException when there is too little; the message names what to change
     */
    public synchronized Promise promise(MemoryBudget budget, long later) {
        budget.check(bytes);
        bytes += later;
        return () -> free(later);
    }

    private synchronized void free(long kept) {
        bytes -= kept;
    }
}
