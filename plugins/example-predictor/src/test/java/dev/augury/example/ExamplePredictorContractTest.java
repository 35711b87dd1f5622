package dev.augury.example;

import dev.augury.spi.predict.PredictorFactory;
import dev.augury.testing.kit.predict.PredictorContract;

class ExamplePredictorContractTest extends PredictorContract {

    @Override
    protected PredictorFactory<?> factory() {
        return new ExampleFactory();
    }
}
