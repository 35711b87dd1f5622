package dev.augury.handling.preserve;

import dev.augury.spi.PluginContext;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;

/** Makes the handling policy {@code preserve}. */
public final class PreserveFactory implements HandlingPolicyFactory<PreserveConfig> {

    static final String NAME = "preserve";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Keeps the KV of every call on the device while the call runs.";
    }

    @Override
    public Class<PreserveConfig> options() {
        return PreserveConfig.class;
    }

    @Override
    public HandlingPolicy create(PreserveConfig options, PluginContext context) {
        return new PreservePolicy();
    }
}
