package dev.augury.executor.http;

import dev.augury.spi.Plugin;
import dev.augury.testing.kit.PluginContract;

class HttpPluginTest extends PluginContract {

    @Override
    protected Class<? extends Plugin> plugin() {
        return HttpPlugin.class;
    }
}
