package dev.augury.spi.constrain;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.model.Vocabulary;

/**
 * Makes what constrains the answers of a lane.
 *
 * @param <O> the options record
 */
public interface TokenConstraintFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a compiler for a model. Called once per lane before it serves; may take seconds. */
    ConstraintCompiler create(O options, PluginContext context, Vocabulary vocabulary);
}
