package dev.augury.testing.kit.constrain;

import dev.augury.spi.PluginContext;
import dev.augury.spi.constrain.CallDemand;
import dev.augury.spi.constrain.ConstraintCompiler;
import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.constrain.TokenConstraintFactory;
import dev.augury.spi.model.Vocabulary;
import java.util.function.BiFunction;

/**
 * A factory of constraints that a test makes.
 *
 * @param name the name it goes by
 * @param maker makes a constraint for a vocabulary and a demand
 */
public record ScriptedConstraintFactory(String name, BiFunction<Vocabulary, CallDemand, TokenConstraint> maker)
        implements TokenConstraintFactory<ScriptedConstraintFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String description() {
        return "Allows the tokens that its test wants it to.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public ConstraintCompiler create(NoOptions options, PluginContext context, Vocabulary vocabulary) {
        return demand -> () -> maker.apply(vocabulary, demand);
    }
}
