package dev.augury.scheduler.fcfs;

import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.testing.kit.schedule.SchedulingPolicyContract;

class FcfsContractTest extends SchedulingPolicyContract {

    @Override
    protected SchedulingPolicyFactory<?> factory() {
        return new FcfsFactory();
    }

    @Override
    protected double planMillisMax() {
        return 1;
    }
}
