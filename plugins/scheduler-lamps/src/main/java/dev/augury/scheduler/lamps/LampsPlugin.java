package dev.augury.scheduler.lamps;

import dev.augury.spi.Plugin;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import java.util.List;

/** Brings the scheduling policy {@code lamps}. */
public final class LampsPlugin implements Plugin {

    @Override
    public List<SchedulingPolicyFactory<?>> schedulers() {
        return List.of(new LampsFactory());
    }
}
