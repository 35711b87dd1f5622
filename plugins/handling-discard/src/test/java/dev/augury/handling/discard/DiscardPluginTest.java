package dev.augury.handling.discard;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class DiscardPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return DiscardPlugin.class;
    }
}
