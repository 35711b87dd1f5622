package dev.augury.spi.schedule;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;

/**
 * Makes scheduling policies, one per lane.
 *
 * @param <O> the options record
 */
public interface SchedulingPolicyFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a policy. Called once per lane before it serves; within a second. */
    SchedulingPolicy create(O options, PluginContext context);
}
