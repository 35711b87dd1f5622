package dev.augury.example;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class ExamplePluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return ExamplePlugin.class;
    }
}
