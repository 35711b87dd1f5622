package dev.augury.scheduler.lamps;

import dev.augury.spi.PluginContext;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;

/** Makes the scheduling policy {@code lamps}. */
public final class LampsFactory implements SchedulingPolicyFactory<LampsConfig> {

    static final String NAME = "lamps";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Runs first what will occupy the least memory over time, as predicted, with a bound on starvation.";
    }

    @Override
    public Class<LampsConfig> options() {
        return LampsConfig.class;
    }

    @Override
    public SchedulingPolicy create(LampsConfig options, PluginContext context) {
        return new LampsPolicy(options);
    }
}
