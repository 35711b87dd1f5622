package dev.augury.testing.kit.predict;

import dev.augury.spi.PluginContext;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;
import java.util.function.Supplier;

/**
 * A factory of predictors that a test makes.
 *
 * @param name the name it goes by
 * @param maker makes a predictor
 */
public record ScriptedPredictorFactory(String name, Supplier<Predictor> maker) implements PredictorFactory<ScriptedPredictorFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String description() {
        return "Predicts what its test wants it to.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public Predictor create(NoOptions options, PluginContext context) {
        return maker.get();
    }
}
