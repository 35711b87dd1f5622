package dev.augury.handling.swap;

import dev.augury.spi.PluginContext;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;

/** Makes the handling policy {@code swap}. */
public final class SwapFactory implements HandlingPolicyFactory<SwapConfig> {

    static final String NAME = "swap";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Moves the KV of every call to the host tier while that has room, and brings it back when the call returns.";
    }

    @Override
    public Class<SwapConfig> options() {
        return SwapConfig.class;
    }

    @Override
    public HandlingPolicy create(SwapConfig options, PluginContext context) {
        return new SwapPolicy(options);
    }
}
