package dev.augury.executor.builtin;

import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallExecutorFactory;
import java.time.InstantSource;

/** Makes executors of the built-in tools. */
public final class BuiltinFactory implements CallExecutorFactory<BuiltinConfig> {

    @Override
    public String name() {
        return "builtin";
    }

    @Override
    public String description() {
        return "Works out arithmetic (calculator) and tells the time in cities (clock).";
    }

    @Override
    public Class<BuiltinConfig> options() {
        return BuiltinConfig.class;
    }

    @Override
    public CallExecutor create(BuiltinConfig options, PluginContext context) {
        return new BuiltinExecutor(options, InstantSource.system());
    }
}
