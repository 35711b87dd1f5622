package dev.augury.server.host;

import dev.augury.model.ModelFile;
import dev.augury.server.plugin.BoundOptions;
import dev.augury.spi.engine.EngineFactory;
import dev.augury.spi.engine.EngineGeometry;

/**
 * A lane that can be opened: everything that may be wrong with its configuration was checked, nothing large was loaded.
 *
 * @param model the open model file
 * @param text its tokenizer and template
 * @param factory makes its engine
 * @param options options of the engine
 * @param geometry sizes that the engine will have
 * @param blocks size of its KV memory
 */
record LaneDraft<O extends Record>(
        ModelFile model, HostedModel text, EngineFactory<O> factory, BoundOptions<O> options, EngineGeometry geometry, KvBlocks blocks) {}
