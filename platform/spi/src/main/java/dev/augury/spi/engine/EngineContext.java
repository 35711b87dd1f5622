package dev.augury.spi.engine;

import dev.augury.spi.PluginContext;
import dev.augury.spi.model.ModelSource;

/** What the host gives an engine when it is made. */
public interface EngineContext extends PluginContext {

    /** Returns the model to load. */
    ModelSource model();

    /** Returns the tokens of KV per block, 16 to 64. */
    int blockTokens();

    /** Returns the number of blocks of the device tier, all set aside before {@link EngineFactory#create} returns. */
    int deviceBlocks();

    /** Returns the number of blocks of the host tier, all set aside before {@link EngineFactory#create} returns; 0 for none. */
    int hostBlocks();

    /** Returns the largest number of tokens the host will put in one step. */
    int stepTokensMax();

    /** Takes the part of loading that is done, 0 to 1, and what is being done; may be called from any thread. */
    void progress(double done, String what);

    /**
     * Passes model time. For engines whose steps take modelled rather than real time: in simulation the clock advances, in production
     * the calling thread waits. Called on the thread that called {@link Engine#step}.
     */
    void elapse(long nanos);

    /**
     * Runs {@code message} when that much model time has passed, beside whatever the engine computes: how long modelled copies take that cost steps nothing.
     * On any thread; it must return at once. A host without such a clock lets the time pass first.
     */
    default void after(long nanos, Runnable message) {
        elapse(nanos);
        message.run();
    }
}
