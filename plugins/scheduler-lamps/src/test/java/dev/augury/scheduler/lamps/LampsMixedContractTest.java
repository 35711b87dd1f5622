package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.SchedulingPolicyFactory;
import dev.augury.testing.kit.schedule.SchedulingPolicyContract;
import java.util.Map;

/** The paper's rule for starvation with a low threshold, swaps and a look ahead. */
class LampsMixedContractTest extends SchedulingPolicyContract {

    @Override
    protected SchedulingPolicyFactory<?> factory() {
        return new LampsFactory();
    }

    @Override
    protected Map<String, String> options() {
        return Map.of(
                "starvation", "paper", "starvation-steps", "5", "quantum", "20", "promoted-order", "oldest", "look-ahead", "8", "preemption", "swap");
    }
}
