package dev.augury.detector.llama3;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class Llama3PluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return Llama3Plugin.class;
    }
}
