package dev.augury.spi.call;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;

/**
 * Makes call executors.
 *
 * @param <O> the options record
 */
public interface CallExecutorFactory<O extends Record> extends PluginFactory<O> {

    /** Makes an executor. Called once per host before it serves. */
    CallExecutor create(O options, PluginContext context);
}
