package dev.augury.detector.hermes;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class HermesPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return HermesPlugin.class;
    }
}
