package dev.augury.predictor.histogram;

import dev.augury.spi.predict.PredictorFactory;
import dev.augury.testing.kit.predict.PredictorContract;

class HistogramContractTest extends PredictorContract {

    @Override
    protected PredictorFactory<?> factory() {
        return new HistogramFactory();
    }
}
