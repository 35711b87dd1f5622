package dev.augury.testing.kit.handling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.HandlingPolicyFactory;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.testing.kit.FactoryContract;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSchedulingPolicy;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * If this passes for a handling policy, the host can rely on it: it has an answer for every call, with and without a prediction and a host tier, changes only
 * calls that are under way, swaps no more of them than the host tier has room for, repeats itself on the same lane, and is quick with a thousand calls. Extend it
 * with a factory.
 */
public abstract class HandlingPolicyContract extends FactoryContract<HandlingPolicyFactory<?>> {

    private static final int CALLS = 24;

    private final SchedulingPolicy plain = new ScriptedSchedulingPolicy(view -> {
        Grants.Builder grants = Grants.builder();
        view.waiting().forEach(sequence -> grants.grant(sequence, sequence.pendingTokens()));
        return grants.build();
    });

    private HandlingPolicy policy() {
        return create(factory());
    }

    private <O extends Record> HandlingPolicy create(HandlingPolicyFactory<O> factory) {
        return factory.create(OptionRecords.bind(factory.options(), options()), context());
    }

    /** Calls under way on a lane, each preserved so far. */
    private record Scene(HandlingView view, ScriptedLane lane, List<ScriptedCall> calls) {}

    private Scene scene(int calls, int hostBlocks) {
        SplittableRandom random = seeds.random("scene");
        ScriptedLane lane = new ScriptedLane(new LaneSizes(16, calls * 16, hostBlocks, calls * 256, calls));
        List<ScriptedSequence> sequences = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            sequences.add(lane.enqueue(plain, 1 + random.nextInt(200), 30));
        }
        lane.step(plain);
        List<ScriptedCall> paused = new ArrayList<>();
        for (ScriptedSequence sequence : sequences) {
            lane.pause(plain, sequence, Handling.PRESERVE);
            OptionalDouble predicted = random.nextBoolean() ? OptionalDouble.of(random.nextDouble() * 30) : OptionalDouble.empty();
            paused.add(new ScriptedCall("call-" + sequence.id(), "search", sequence, Handling.PRESERVE, lane.view().now(), predicted,
                    lane.view().blocksReleased(sequence)));
        }
        return new Scene(lane.view(), lane, paused);
    }

    /** Lets a policy live through a scene and returns everything it decided. */
    private List<String> live(HandlingPolicy policy, Scene scene) {
        List<String> decisions = new ArrayList<>();
        scene.calls().forEach(call -> {
            decisions.add(String.valueOf(policy.beforeSegment(call.sequence(), scene.view())));
            decisions.add(String.valueOf(policy.onPause(call, scene.view())));
        });
        for (int step = 0; step < 50; step++) {
            scene.lane().pass(1_000_000_000L);
            HandlingChanges changes = policy.revise(scene.calls(), scene.view());
            check(changes, scene);
            decisions.add(changes.changes() + " " + changes.victims());
        }
        scene.calls().forEach(policy::onReturn);
        return decisions;
    }

    private static void check(HandlingChanges changes, Scene scene) {
        assertThat(changes).as("changes").isNotNull();
        List<Long> known = scene.calls().stream().map(call -> call.sequence().id()).toList();
        assertThat(known).as("calls under way").containsAll(changes.changes().keySet()).containsAll(changes.victims());
        assertThat(changes.victims()).as("victims").doesNotHaveDuplicates();
        int swapped = scene.calls().stream()
                .filter(call -> changes.changes().get(call.sequence().id()) == Handling.SWAP && call.handling() != Handling.SWAP)
                .mapToInt(ScriptedCall::blocks)
                .sum();
        assertThat(swapped).as("blocks to swap out").isLessThanOrEqualTo(scene.view().freeBlocks(BlockTier.HOST));
    }

    @Test
    void everyCallGetsAHandling() {
        for (int hostBlocks : new int[] {0, 40, CALLS * 16}) {
            Scene scene = scene(CALLS, hostBlocks);
            HandlingPolicy policy = policy();
            for (ScriptedCall call : scene.calls()) {
                assertThat(policy.beforeSegment(call.sequence(), scene.view())).as("handling meant for %s", call.call()).isNotNull();
                Handling handling = policy.onPause(call, scene.view());
                assertThat(handling).as("handling of %s", call.call()).isNotNull();
                if (scene.view().totalBlocks(BlockTier.HOST) == 0) {
                    assertThat(handling).as("handling without a host tier").isNotEqualTo(Handling.SWAP);
                }
            }
        }
    }

    @Test
    void changesConcernCallsUnderWayAndFindRoom() {
        for (int hostBlocks : new int[] {0, 40, CALLS * 16}) {
            assertThat(live(policy(), scene(CALLS, hostBlocks))).isNotEmpty();
        }
    }

    @Test
    void noCallsNeedNoChanges() {
        Scene scene = scene(1, 0);
        HandlingChanges changes = policy().revise(List.of(), scene.view());
        assertThat(List.<Map<Long, Handling>>of(changes.changes())).allMatch(Map::isEmpty);
        assertThat(List.<Collection<Long>>of(changes.victims())).allMatch(Collection::isEmpty);
    }

    @Test
    void sameLaneGivesTheSameDecisions() {
        List<String> once = live(policy(), scene(CALLS, 40));
        assertThat(live(policy(), scene(CALLS, 40))).isEqualTo(once);
    }

    @Test
    void liveOptionsAreTakenBetweenSteps() {
        HandlingPolicy policy = policy();
        Scene scene = scene(1, 0);
        if (hasLiveOptions()) {
            policy.reconfigure(OptionRecords.bind(factory().options(), options()));
        }
        assertThat(policy.onPause(scene.calls().getFirst(), scene.view())).isNotNull();
    }

    @Test
    void thousandCallsAreRevisedWithinMilliseconds() {
        HandlingPolicy policy = policy();
        Scene scene = scene(1000, 4000);
        scene.calls().forEach(call -> policy.onPause(call, scene.view()));
        long[] nanos = new long[41];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            policy.revise(scene.calls(), scene.view());
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        assertThat(nanos[nanos.length / 2] / 1e6).as("median milliseconds of a revision").isLessThan(5);
    }
}
