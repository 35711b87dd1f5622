package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.testing.kit.schedule.SchedulingPolicyContract;

class LampsContractTest extends SchedulingPolicyContract {

    @Override
    protected SchedulingPolicyFactory<?> factory() {
        return new LampsFactory();
    }
}
