package dev.augury.spi.predict;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;

/**
 * Makes predictors, one per lane.
 *
 * @param <O> the options record
 */
public interface PredictorFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a predictor. Called once per lane before it serves; within ten seconds. */
    Predictor create(O options, PluginContext context);
}
