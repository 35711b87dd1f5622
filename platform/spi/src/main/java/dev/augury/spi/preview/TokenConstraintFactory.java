package dev.augury.spi.preview;

import dev.augury.spi.PluginContext;
import dev.augury.spi.PluginFactory;
import dev.augury.spi.Preview;
import dev.augury.spi.model.Vocabulary;

/**
 * Makes token constraints.
 *
 * @param <O> the options record
 */
@Preview
public interface TokenConstraintFactory<O extends Record> extends PluginFactory<O> {

    /** Makes a constraint for one answer from its description, for example a JSON schema. */
    TokenConstraint create(O options, PluginContext context, Vocabulary vocabulary, String description);
}
