package dev.augury.testing.kit.call;

import dev.augury.spi.PluginContext;
import dev.augury.spi.call.CallExecutor;
import dev.augury.spi.call.CallExecutorFactory;
import java.util.function.Supplier;

/**
 * A factory of executors that a test makes.
 *
 * @param name the name it goes by
 * @param maker makes an executor
 */
public record ScriptedCallExecutorFactory(String name, Supplier<CallExecutor> maker)
        implements CallExecutorFactory<ScriptedCallExecutorFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String description() {
        return "Performs the calls that its test wants it to.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public CallExecutor create(NoOptions options, PluginContext context) {
        return maker.get();
    }
}
