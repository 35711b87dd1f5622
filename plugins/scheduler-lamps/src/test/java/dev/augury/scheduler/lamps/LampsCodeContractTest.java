package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.testing.kit.schedule.SchedulingPolicyContract;
import java.util.Map;

/** The released code's form in every part. A plan sorts all that waits, so that it takes longer. */
class LampsCodeContractTest extends SchedulingPolicyContract {

    @Override
    protected SchedulingPolicyFactory<?> factory() {
        return new LampsFactory();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of("form", "code", "score-interval", "0", "starvation", "code", "preemption", "swap");
    }

    @Override
    protected double planMillisMax() {
        return 50;
    }
}
