package dev.augury.handling.preserve;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class PreservePluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return PreservePlugin.class;
    }
}
