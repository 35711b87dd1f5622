package dev.augury.spi.call;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;

/**
 * Makes call detectors, one per lane.
 *
 * @param <O> the options record
 */
public interface CallDetectorFactory<O extends Record> extends PluginFactory<O> {

    /** Returns how well this detector fits a chat template, 0 for not at all; the host takes the best fit where none is configured. */
    int fit(String chatTemplate);

    /** Makes a detector. Called once per lane before it serves. */
    CallDetector create(O options, PluginContext context);
}
