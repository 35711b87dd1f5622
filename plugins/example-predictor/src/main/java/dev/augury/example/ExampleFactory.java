package dev.augury.example;

import dev.augury.spi.PluginContext;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;

/** Makes the predictor. {@link #name()} is what an operator writes: {@code augury.predictor.name=example}. */
public final class ExampleFactory implements PredictorFactory<ExampleConfig> {

    static final String NAME = "example";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Expects of a program's next answer what its last answers were.";
    }

    @Override
    public Class<ExampleConfig> options() {
        return ExampleConfig.class;
    }

    @Override
    public Predictor create(ExampleConfig options, PluginContext context) {
        return new ExamplePredictor(options);
    }
}
