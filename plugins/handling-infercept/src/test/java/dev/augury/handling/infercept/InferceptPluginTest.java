package dev.augury.handling.infercept;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class InferceptPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return InferceptPlugin.class;
    }
}
