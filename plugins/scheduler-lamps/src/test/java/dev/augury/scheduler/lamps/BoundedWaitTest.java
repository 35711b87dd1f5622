package dev.augury.scheduler.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.testing.kit.Seeds;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What the bounded rule promises, on days of hard traffic: short requests keep coming, so that long ones would wait forever by their scores alone. The bound is proved
 * in the decision on starvation.
 */
class BoundedWaitTest {

    private static final int THRESHOLD = 20;
    private static final int ARRIVALS = 200;
    private static final List<LaneSizes> LANES = List.of(
            new LaneSizes(4, 12, 0, 64, 4), new LaneSizes(4, 16, 12, 6, 8), new LaneSizes(1, 48, 20, 16, 4));

    @RegisterExtension
    final Seeds seeds = new Seeds();

    /** Runs steps of traffic until all has ended and returns what was seen. */
    private static Observed day(LaneSizes sizes, SplittableRandom random, int threshold, int quantum) {
        String preemption = sizes.hostBlocks() > 0 ? "swap" : "recompute";
        Observed observed = new Observed(
                Scene.policy("starvation-steps", "" + threshold, "quantum", "" + quantum, "preemption", preemption),
                threshold == 0 ? Integer.MAX_VALUE : threshold);
        Scene scene = new Scene(sizes, observed);
        Map<ScriptedSequence, Integer> returning = new HashMap<>();
        for (int step = 0; step < ARRIVALS || !scene.lane.live().isEmpty(); step++) {
            assertThat(step).as("steps until all has ended").isLessThan(100 * ARRIVALS);
            for (int i = 0; step < ARRIVALS && i <= sizes.sequencesMax() / 4; i++) {
                boolean large = random.nextInt(12) == 0;
                if (random.nextInt(10) < 6) {
                    scene.enqueue(large ? 20 + random.nextInt(10) : 1 + random.nextInt(4), 1 + random.nextInt(large ? 12 : 5));
                }
            }
            calls(scene, returning, random);
            scene.step();
        }
        return observed;
    }

    private static void calls(Scene scene, Map<ScriptedSequence, Integer> returning, SplittableRandom random) {
        for (ScriptedSequence sequence : scene.lane.live()) {
            if (returning.containsKey(sequence)) {
                if (returning.merge(sequence, -1, Integer::sum) <= 0) {
                    returning.remove(sequence);
                    scene.lane.resume(scene.policy, sequence, 1);
                }
            } else if (sequence.state() == SequenceState.RUNNING && sequence.pendingTokens() == 1 && sequence.segment() == 0 && random.nextInt(20) == 0) {
                scene.lane.pause(scene.policy, sequence, Handling.values()[random.nextInt(3)]);
                returning.put(sequence, random.nextInt(10));
            }
        }
    }

    @Test
    void everyWaitIsBoundedAndNobodyPassesAPromotedSequence() {
        for (LaneSizes sizes : LANES) {
            for (int quantum : new int[] {1, 100_000}) {
                Observed seen = day(sizes, seeds.random("traffic " + sizes), THRESHOLD, quantum);
                assertThat(seen.promotions()).as("promotions on %s", sizes).isPositive();
                assertThat(seen.waits()).as("waits on %s, longest stay %s", sizes, seen.longestStay()).allMatch(
                        wait -> wait.steps() <= THRESHOLD + 2 + seen.longestStay() + wait.ahead() * (2 * seen.longestStay() + 1));
            }
        }
    }

    @Test
    void withoutARuleTheSameTrafficLetsRequestsWaitLonger() {
        LaneSizes sizes = LANES.getFirst();
        long without = longest(day(sizes, seeds.random("traffic " + sizes), 0, 1));
        long with = longest(day(sizes, seeds.random("traffic " + sizes), THRESHOLD, 1));
        assertThat(with).as("longest wait in steps; without the rule it is %s", without).isLessThan(without);
    }

    private static long longest(Observed seen) {
        return seen.waits().stream().mapToLong(Observed.Wait::steps).max().orElseThrow();
    }
}
