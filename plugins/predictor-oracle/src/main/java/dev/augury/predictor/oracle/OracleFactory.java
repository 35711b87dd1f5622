package dev.augury.predictor.oracle;

import dev.augury.spi.PluginContext;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;

/** Makes the predictor {@code oracle}. */
public final class OracleFactory implements PredictorFactory<OracleConfig> {

    static final String NAME = "oracle";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Predicts what a replayed segment will do, if wanted with noise; where nothing is replayed it knows nothing.";
    }

    @Override
    public Class<OracleConfig> options() {
        return OracleConfig.class;
    }

    @Override
    public Predictor create(OracleConfig options, PluginContext context) {
        return new OraclePredictor(options, context.seed());
    }
}
