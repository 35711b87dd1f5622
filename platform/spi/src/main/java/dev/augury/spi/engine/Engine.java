package dev.augury.spi.engine;

import java.util.List;

/**
 * A loaded model and its KV memory.
 *
 * <p>All methods but {@link #health()} are called by one thread at a time, the loop of the lane. An engine allocates nothing of lasting
 * size after it is made.
 */
public interface Engine extends AutoCloseable {

    /** Returns the sizes of model and KV memory; constant. */
    EngineGeometry geometry();

    /** Returns what plans may ask for; constant. */
    EngineCapabilities capabilities();

    /**
     * Runs one step: computes the KV of every token of every row and answers the rows' wants. Rows are independent, and the same row gives
     * the same bits whatever else is in the plan where {@link EngineCapabilities#batchInvariant()} says so. The plan's blocks are disjoint
     * where written. Called on the loop's thread, which the engine may use as a worker; lasts as long as the step.
     *
     * @throws EngineException when the step failed; its {@link EngineException#fatal()} says whether the engine is still of use
     * @throws IllegalArgumentException when the plan asks for something outside {@link #capabilities()} or {@link #geometry()}
     */
    StepResult step(StepPlan plan);

    /**
     * Starts copying whole blocks, within a tier or between tiers, and returns. {@code listener} is told once, on any thread, when all
     * copies of this call are done or one failed. Until then the host writes and frees none of the blocks and reads none of the targets; steps may
     * go on reading a source, which other sequences may share.
     */
    void copyBlocks(List<BlockCopy> copies, CopyListener listener);

    /** Returns the engine's view of itself. Called from any thread, at any time, also while a step runs; within a millisecond. */
    EngineHealth health();

    /** Frees everything. Called once, when no step and no copy is under way. */
    @Override
    void close();
}
