package dev.augury.predictor.histogram;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class HistogramPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return HistogramPlugin.class;
    }
}
