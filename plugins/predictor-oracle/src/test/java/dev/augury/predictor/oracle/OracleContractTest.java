package dev.augury.predictor.oracle;

import dev.augury.spi.predict.PredictorFactory;
import dev.augury.testing.kit.predict.PredictorContract;

class OracleContractTest extends PredictorContract {

    @Override
    protected PredictorFactory<?> factory() {
        return new OracleFactory();
    }
}
