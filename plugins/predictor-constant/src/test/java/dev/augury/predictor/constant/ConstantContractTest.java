package dev.augury.predictor.constant;

import dev.augury.spi.predict.PredictorFactory;
import dev.augury.testing.kit.predict.PredictorContract;

class ConstantContractTest extends PredictorContract {

    @Override
    protected PredictorFactory<?> factory() {
        return new ConstantFactory();
    }
}
