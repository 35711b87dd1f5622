package dev.augury.predictor.histogram;

import dev.augury.spi.Plugin;
import dev.augury.spi.predict.PredictorFactory;
import java.util.List;

/** Brings the predictor {@code histogram}. */
public final class HistogramPlugin implements Plugin {

    @Override
    public List<PredictorFactory<?>> predictors() {
        return List.of(new HistogramFactory());
    }
}
