package dev.augury.spi.preview;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.Preview;

/**
 * Makes cache policies, one per lane.
 *
 * @param <O> the options record
 */
@Preview
public interface CachePolicyFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a policy. */
    CachePolicy create(O options, PluginContext context);
}
