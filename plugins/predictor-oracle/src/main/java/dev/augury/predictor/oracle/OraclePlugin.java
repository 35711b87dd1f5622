package dev.augury.predictor.oracle;

import dev.augury.spi.Plugin;
import dev.augury.spi.predict.PredictorFactory;
import java.util.List;

/** Brings the predictor {@code oracle}. */
public final class OraclePlugin implements Plugin {

    @Override
    public List<PredictorFactory<?>> predictors() {
        return List.of(new OracleFactory());
    }
}
