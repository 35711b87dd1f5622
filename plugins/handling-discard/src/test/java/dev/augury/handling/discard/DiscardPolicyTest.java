package dev.augury.handling.discard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.testing.kit.handling.ScriptedCall;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSchedulingPolicy;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class DiscardPolicyTest {

    @Test
    void everyCallIsDiscardedAtOnceAndStaysSo() {
        DiscardPolicy policy = new DiscardPolicy();
        ScriptedLane lane = new ScriptedLane(new LaneSizes(16, 100, 100, 64, 10));
        ScriptedSequence sequence = lane.enqueue(ScriptedSchedulingPolicy.sharing(), 20, 5);
        ScriptedCall call = new ScriptedCall("call-1", "clock", sequence, Handling.DISCARD, 0, OptionalDouble.of(1e-5), 0);
        assertThat(policy.beforeSegment(sequence, lane.view())).contains(Handling.DISCARD);
        assertThat(policy.onPause(call, lane.view())).isEqualTo(Handling.DISCARD);
        assertThat(policy.revise(List.of(call), lane.view())).isSameAs(HandlingChanges.NONE);
    }
}
