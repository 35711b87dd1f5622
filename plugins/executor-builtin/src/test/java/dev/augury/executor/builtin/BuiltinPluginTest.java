package dev.augury.executor.builtin;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class BuiltinPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return BuiltinPlugin.class;
    }
}
