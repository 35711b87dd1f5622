package dev.augury.spi.listen;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;

/**
 * Makes listeners, one per host.
 *
 * @param <O> the options record
 */
public interface ServingListenerFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a listener. Called once before the host serves. */
    ServingListener create(O options, PluginContext context);
}
