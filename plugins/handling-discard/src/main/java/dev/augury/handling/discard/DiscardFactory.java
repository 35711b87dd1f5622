package dev.augury.handling.discard;

import dev.augury.spi.PluginContext;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;

/** Makes the handling policy {@code discard}. */
public final class DiscardFactory implements HandlingPolicyFactory<DiscardConfig> {

    static final String NAME = "discard";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Frees the KV of every call and computes it again when the call returns.";
    }

    @Override
    public Class<DiscardConfig> options() {
        return DiscardConfig.class;
    }

    @Override
    public HandlingPolicy create(DiscardConfig options, PluginContext context) {
        return new DiscardPolicy();
    }
}
