package dev.augury.detector.json;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class JsonPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return JsonPlugin.class;
    }
}
