package dev.augury.detector.mistral;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class MistralPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return MistralPlugin.class;
    }
}
