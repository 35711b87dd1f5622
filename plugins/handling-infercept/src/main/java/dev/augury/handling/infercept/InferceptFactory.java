package dev.augury.handling.infercept;

import dev.augury.spi.PluginContext;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;

/** Makes the handling policy {@code infercept}. */
public final class InferceptFactory implements HandlingPolicyFactory<InferceptConfig> {

    static final String NAME = "infercept";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Gives the swap budget to the paused calls that waste most, and preserves or discards the others, as InferCept does.";
    }

    @Override
    public Class<InferceptConfig> options() {
        return InferceptConfig.class;
    }

    @Override
    public HandlingPolicy create(InferceptConfig options, PluginContext context) {
        return new InferceptPolicy(options);
    }
}
