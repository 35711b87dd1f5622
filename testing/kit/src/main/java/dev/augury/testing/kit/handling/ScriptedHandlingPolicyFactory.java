package dev.augury.testing.kit.handling;

import dev.augury.spi.PluginContext;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;
import java.util.function.Supplier;

/**
 * A factory of handling policies that a test makes.
 *
 * @param name the name it goes by
 * @param maker makes a policy
 */
public record ScriptedHandlingPolicyFactory(String name, Supplier<HandlingPolicy> maker)
        implements HandlingPolicyFactory<ScriptedHandlingPolicyFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String description() {
        return "Handles calls as its test wants it to.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public HandlingPolicy create(NoOptions options, PluginContext context) {
        return maker.get();
    }
}
