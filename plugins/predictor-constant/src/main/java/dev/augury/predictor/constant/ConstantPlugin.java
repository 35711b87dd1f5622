package dev.augury.predictor.constant;

import dev.augury.spi.Plugin;
import dev.augury.spi.predict.PredictorFactory;
import java.util.List;

/** Brings the predictor {@code constant}. */
public final class ConstantPlugin implements Plugin {

    @Override
    public List<PredictorFactory<?>> predictors() {
        return List.of(new ConstantFactory());
    }
}
