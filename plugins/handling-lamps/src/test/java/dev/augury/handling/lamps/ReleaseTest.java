package dev.augury.handling.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.testing.kit.handling.ScriptedCall;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSchedulingPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** The stored wastes are those that the released code gives for these calls on a loaded machine. */
class ReleaseTest {

    private final ScriptedLane lane = new ScriptedLane(new LaneSizes(64, 100, 0, 384, 10));
    private final Map<String, Judgement> stored = new HashMap<>();
    private final ScriptedCall x = call("x", new Judgement(Handling.DISCARD, 253.87));
    private final ScriptedCall y = call("y", new Judgement(Handling.DISCARD, 519.88));
    private final ScriptedCall z = call("z", new Judgement(Handling.PRESERVE, 10.24));

    private ScriptedCall call(String name, Judgement judgement) {
        stored.put(name, judgement);
        return new ScriptedCall(
                name, "search", lane.enqueue(ScriptedSchedulingPolicy.sharing(), 64, 5), Handling.PRESERVE, 0, OptionalDouble.empty(), 8);
    }

    private HandlingChanges release(int room, ScriptedCall... calls) {
        return Release.of(List.of(calls), call -> stored.get(call.call()), room);
    }

    @Test
    void allButTheLargestWasteAreReleased() {
        HandlingChanges changes = release(0, x, y, z);
        assertThat(changes.changes()).isEqualTo(Map.of(x.sequence().id(), Handling.DISCARD));
        assertThat(changes.victims()).containsExactly(y.sequence().id());
    }

    @Test
    void loneCallKeepsItsBlocksUntilASecondWastesMore() {
        assertThat(release(0, x).changes()).isEmpty();
        assertThat(release(0, x).victims()).containsExactly(x.sequence().id());
        assertThat(release(0, x).victimHandling(x.sequence().id())).as("dropped whole").isEqualTo(Handling.DISCARD);
        assertThat(release(0, x, y).changes()).isEqualTo(Map.of(x.sequence().id(), Handling.DISCARD));
    }

    @Test
    void largestWasteIsAVictimEvenIfItWasToBePreserved() {
        ScriptedCall large = call("large", new Judgement(Handling.PRESERVE, 1000));
        assertThat(release(0, x, y, large).victims()).containsExactly(large.sequence().id());
        assertThat(release(0, x, y, large).changes()).containsOnlyKeys(x.sequence().id(), y.sequence().id());
    }

    @Test
    void swapNeedsRoom() {
        ScriptedCall swap = call("swap", new Judgement(Handling.SWAP, 1));
        assertThat(release(8, swap, y).changes()).isEqualTo(Map.of(swap.sequence().id(), Handling.SWAP));
        assertThat(release(7, swap, y).changes()).isEmpty();
    }
}
