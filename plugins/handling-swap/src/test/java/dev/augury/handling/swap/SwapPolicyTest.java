package dev.augury.handling.swap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.handling.swap.SwapConfig.Otherwise;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingView;
import dev.augury.testing.kit.handling.ScriptedCall;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSchedulingPolicy;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SwapPolicyTest {

    private final SwapPolicy policy = new SwapPolicy(new SwapConfig(Otherwise.DISCARD));

    private static HandlingView view(int hostBlocks) {
        return new ScriptedLane(new LaneSizes(16, 100, hostBlocks, 64, 10)).view();
    }

    private static ScriptedCall call(long id, int blocks) {
        ScriptedLane lane = new ScriptedLane(new LaneSizes(16, 100, 0, 64, 10));
        for (long i = 1; i < id; i++) {
            lane.enqueue(ScriptedSchedulingPolicy.sharing(), 1, 1);
        }
        return new ScriptedCall(
                "call-" + id, "search", lane.enqueue(ScriptedSchedulingPolicy.sharing(), 20, 5), Handling.PRESERVE, 0, OptionalDouble.empty(), blocks);
    }

    @Test
    void callThatFitsIsSwapped() {
        assertThat(policy.onPause(call(1, 8), view(8))).isEqualTo(Handling.SWAP);
        assertThat(policy.beforeSegment(call(1, 8).sequence(), view(8))).contains(Handling.SWAP);
    }

    @Test
    void callWithoutRoomIsHandledAsTheOperatorWants() {
        assertThat(policy.onPause(call(1, 9), view(8))).isEqualTo(Handling.DISCARD);
        assertThat(policy.onPause(call(1, 0), view(0))).isEqualTo(Handling.DISCARD);
        policy.reconfigure(new SwapConfig(Otherwise.PRESERVE));
        assertThat(policy.onPause(call(1, 9), view(8))).isEqualTo(Handling.PRESERVE);
        assertThat(policy.beforeSegment(call(1, 9).sequence(), view(0))).contains(Handling.PRESERVE);
    }

    @Test
    void callsThatHadToStayMoveWhenThereIsRoom() {
        HandlingChanges changes = policy.revise(List.of(call(1, 6), call(2, 5), call(3, 2)), view(8));
        assertThat(changes.changes()).isEqualTo(Map.of(1L, Handling.SWAP, 3L, Handling.SWAP));
        assertThat(changes.victims()).containsExactly(2L);
        assertThat(changes.victimHandling(2)).isEqualTo(Handling.SWAP);
    }
}
