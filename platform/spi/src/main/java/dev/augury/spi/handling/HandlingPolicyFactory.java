package dev.augury.spi.handling;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;

/**
 * Makes handling policies, one per lane.
 *
 * @param <O> the options record
 */
public interface HandlingPolicyFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a policy. Called once per lane before it serves; within a second. */
    HandlingPolicy create(O options, PluginContext context);
}
