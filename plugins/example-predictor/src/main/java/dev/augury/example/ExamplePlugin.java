package dev.augury.example;

import dev.augury.spi.Plugin;
import dev.augury.spi.predict.PredictorFactory;
import java.util.List;

/** What this jar offers. The class is named in {@code META-INF/services/dev.augury.spi.Plugin}. */
public final class ExamplePlugin implements Plugin {

    @Override
    public List<PredictorFactory<?>> predictors() {
        return List.of(new ExampleFactory());
    }
}
