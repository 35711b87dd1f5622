package dev.augury.spi.preview;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.Preview;

/**
 * Makes routers, one per host.
 *
 * @param <O> the options record
 */
@Preview
public interface RouterFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a router. */
    Router create(O options, PluginContext context);
}
