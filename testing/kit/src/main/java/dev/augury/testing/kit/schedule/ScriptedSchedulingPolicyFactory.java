package dev.augury.testing.kit.schedule;

import dev.augury.spi.PluginContext;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import java.util.function.Supplier;

/**
 * A factory of policies that a test makes.
 *
 * @param name the name it goes by
 * @param maker makes a policy
 */
public record ScriptedSchedulingPolicyFactory(String name, Supplier<SchedulingPolicy> maker)
        implements SchedulingPolicyFactory<ScriptedSchedulingPolicyFactory.NoOptions> {

    /** The options: none. */
    public record NoOptions() {}

    @Override
    public String description() {
        return "Plans what its test wants it to.";
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public SchedulingPolicy create(NoOptions options, PluginContext context) {
        return maker.get();
    }
}
