package dev.augury.predictor.constant;

import dev.augury.spi.PluginContext;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;

/** Makes the predictor {@code constant}. */
public final class ConstantFactory implements PredictorFactory<ConstantConfig> {

    static final String NAME = "constant";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Predicts for every segment what the operator says.";
    }

    @Override
    public Class<ConstantConfig> options() {
        return ConstantConfig.class;
    }

    @Override
    public Predictor create(ConstantConfig options, PluginContext context) {
        return new ConstantPredictor(options);
    }
}
