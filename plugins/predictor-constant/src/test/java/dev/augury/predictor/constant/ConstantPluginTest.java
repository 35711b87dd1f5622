package dev.augury.predictor.constant;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class ConstantPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return ConstantPlugin.class;
    }
}
