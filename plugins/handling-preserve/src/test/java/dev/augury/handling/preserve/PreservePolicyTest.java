package dev.augury.handling.preserve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.testing.kit.handling.ScriptedCall;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSchedulingPolicy;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PreservePolicyTest {

    private final PreservePolicy policy = new PreservePolicy();
    private final ScriptedLane lane = new ScriptedLane(new LaneSizes(16, 100, 100, 64, 10));

    @Test
    void everyCallIsPreservedAndTheYoungestRequestIsTheFirstVictim() {
        List<ScriptedCall> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ScriptedSequence sequence = lane.enqueue(ScriptedSchedulingPolicy.sharing(), 20, 5);
            assertThat(policy.beforeSegment(sequence, lane.view())).contains(Handling.PRESERVE);
            calls.add(new ScriptedCall("call-" + i, "search", sequence, Handling.PRESERVE, 0, OptionalDouble.of(1000), 2));
            assertThat(policy.onPause(calls.getLast(), lane.view())).isEqualTo(Handling.PRESERVE);
            lane.pass(1_000_000);
        }
        HandlingChanges changes = policy.revise(calls, lane.view());
        assertThat(changes.changes()).isEmpty();
        assertThat(changes.victims()).containsExactly(3L, 2L, 1L);
    }
}
