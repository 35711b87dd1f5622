package dev.augury.scheduler.fcfs;

import dev.augury.spi.Plugin;
import dev.augury.spi.schedule.SchedulingPolicyFactory;
import java.util.List;

/** Brings the scheduling policy {@code fcfs}. */
public final class FcfsPlugin implements Plugin {

    @Override
    public List<SchedulingPolicyFactory<?>> schedulers() {
        return List.of(new FcfsFactory());
    }
}
