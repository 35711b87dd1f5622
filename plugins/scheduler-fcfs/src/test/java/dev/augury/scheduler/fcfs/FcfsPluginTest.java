package dev.augury.scheduler.fcfs;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class FcfsPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return FcfsPlugin.class;
    }
}
