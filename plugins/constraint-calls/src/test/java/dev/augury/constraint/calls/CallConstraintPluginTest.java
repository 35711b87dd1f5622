package dev.augury.constraint.calls;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class CallConstraintPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return CallConstraintPlugin.class;
    }
}
