package dev.augury.scheduler.lamps;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class LampsPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return LampsPlugin.class;
    }
}
