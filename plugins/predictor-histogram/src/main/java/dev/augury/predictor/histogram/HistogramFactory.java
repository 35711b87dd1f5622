package dev.augury.predictor.histogram;

import dev.augury.spi.PluginContext;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.PredictorFactory;

/** Makes the predictor {@code histogram}. */
public final class HistogramFactory implements PredictorFactory<HistogramConfig> {

    static final String NAME = "histogram";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Predicts from what segments of the same program, tenant and model did lately, and from how long each tool took.";
    }

    @Override
    public Class<HistogramConfig> options() {
        return HistogramConfig.class;
    }

    @Override
    public Predictor create(HistogramConfig options, PluginContext context) {
        return new HistogramPredictor(options);
    }
}
