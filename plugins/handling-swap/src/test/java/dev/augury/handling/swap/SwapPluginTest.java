package dev.augury.handling.swap;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class SwapPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return SwapPlugin.class;
    }
}
