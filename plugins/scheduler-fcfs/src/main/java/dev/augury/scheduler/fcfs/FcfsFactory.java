package dev.augury.scheduler.fcfs;

import dev.augury.spi.PluginContext;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;

/** Makes policies that serve first who came first. */
public final class FcfsFactory implements SchedulingPolicyFactory<FcfsConfig> {

    @Override
    public String name() {
        return "fcfs";
    }

    @Override
    public String description() {
        return "Runs requests in order of arrival with chunked prefill, and evicts the youngest when KV blocks run out.";
    }

    @Override
    public Class<FcfsConfig> options() {
        return FcfsConfig.class;
    }

    @Override
    public SchedulingPolicy create(FcfsConfig options, PluginContext context) {
        return new FcfsPolicy(options);
    }
}
