package dev.augury.handling.lamps;

import dev.augury.spi.PluginContext;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;

/** Makes the handling policy {@code lamps}. */
public final class LampsFactory implements HandlingPolicyFactory<LampsConfig> {

    static final String NAME = "lamps";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Chooses before a segment runs, from its prediction, whether its call's KV is preserved, discarded or swapped, as LAMPS does.";
    }

    @Override
    public Class<LampsConfig> options() {
        return LampsConfig.class;
    }

    @Override
    public HandlingPolicy create(LampsConfig options, PluginContext context) {
        return new LampsPolicy(options);
    }
}
