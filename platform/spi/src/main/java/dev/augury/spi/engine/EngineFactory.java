package dev.augury.spi.engine;

import dev.augury.spi.PluginFactory;
import dev.augury.spi.model.ModelSource;
import java.util.List;

/**
 * Makes engines.
 *
 * @param <O> the options record
 */
public interface EngineFactory<O extends Record> extends PluginFactory<O> {

    /**
     * Says what of the model this engine cannot run and why, one sentence each; empty when it runs the model. Reads metadata and tensor
     * headers only, within 100 ms, on any thread.
     */
    List<String> unsupported(ModelSource model);

    /**
     * Estimates the memory layout of an engine that this factory would make, without loading. Called once before {@link #create}, so that
     * the host can size the pool of blocks.
     *
     * @throws UnsupportedModelException when {@link #unsupported} is not empty
     */
    EngineGeometry examine(O options, ModelSource model, int blockTokens);

    /**
     * Loads the model. Called once per lane, off the loop; may take minutes and reports progress to the context.
     *
     * @throws UnsupportedModelException when {@link #unsupported} is not empty
     * @throws EngineException when the machine lacks what the engine needs; the message says what to do
     */
    Engine create(O options, EngineContext context);
}
