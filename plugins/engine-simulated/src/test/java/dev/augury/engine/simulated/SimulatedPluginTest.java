package dev.augury.engine.simulated;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class SimulatedPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return SimulatedPlugin.class;
    }
}
