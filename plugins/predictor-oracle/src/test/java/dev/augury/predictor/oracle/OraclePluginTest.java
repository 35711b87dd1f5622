package dev.augury.predictor.oracle;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class OraclePluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return OraclePlugin.class;
    }
}
