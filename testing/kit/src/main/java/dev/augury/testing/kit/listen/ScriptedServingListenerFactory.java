package dev.augury.testing.kit.listen;

import dev.augury.spi.PluginContext;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.listen.ServingListenerFactory;
import java.util.function.Supplier;

/**
 * A factory of listeners that a test makes.
 *
 * @param name the name it goes by
 * @param maker makes a listener
 */
public record ScriptedServingListenerFactory(String name, Supplier<ServingListener> maker)
        implements ServingListenerFactory<ScriptedServingListenerFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String description() {
        return "Listens as its test wants it to.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public ServingListener create(NoOptions options, PluginContext context) {
        return maker.get();
    }
}
