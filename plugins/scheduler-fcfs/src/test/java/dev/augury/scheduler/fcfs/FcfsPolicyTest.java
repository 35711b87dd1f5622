package dev.augury.scheduler.fcfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.testing.kit.OptionRecords;
import dev.augury.testing.kit.schedule.Ask;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import dev.augury.testing.kit.schedule.StepReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every rule of first come, first served, on lanes small enough to check by hand. */
class FcfsPolicyTest {

    private static SchedulingPolicy fcfs(String... keysAndValues) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            options.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return new FcfsPolicy(OptionRecords.bind(FcfsConfig.class, options));
    }

    private static ScriptedLane lane(int blockTokens, int blocks, int budget) {
        return new ScriptedLane(new LaneSizes(blockTokens, blocks, 0, budget, 128));
    }

    @Test
    void promptsShareTheBudgetInOrderOfArrival() {
        SchedulingPolicy policy = fcfs();
        ScriptedLane lane = lane(16, 100, 8);
        ScriptedSequence a = lane.enqueue(policy, 10, 5);
        ScriptedSequence b = lane.enqueue(policy, 3, 5);
        StepReport first = lane.step(policy);
        assertThat(first.tokens(a)).isEqualTo(8);
        assertThat(first.tokens(b)).isZero();
        StepReport second = lane.step(policy);
        assertThat(second.tokens(a)).isEqualTo(2);
        assertThat(second.tokens(b)).isEqualTo(3);
        assertThat(second.sampled()).containsExactly(a.id(), b.id());
        StepReport third = lane.step(policy);
        assertThat(third.tokens(a)).isEqualTo(1);
        assertThat(third.tokens(b)).isEqualTo(1);
    }

    @Test
    void sequenceBackFromACallWaitsByItsArrivalOrAtTheTail() {
        for (String resumed : List.of("arrival", "tail")) {
            SchedulingPolicy policy = fcfs("resumed", resumed, "max-sequences", "1");
            ScriptedLane lane = lane(16, 100, 64);
            ScriptedSequence a = lane.enqueue(policy, 10, 5);
            lane.step(policy);
            lane.pause(policy, a, Handling.DISCARD);
            ScriptedSequence b = lane.enqueue(policy, 10, 1);
            ScriptedSequence c = lane.enqueue(policy, 10, 1);
            lane.resume(policy, a, 3);

            StepReport next = lane.step(policy);

            boolean tail = resumed.equals("tail");
            assertThat(next.tokens(a) > 0).as(resumed).isEqualTo(!tail);
            assertThat(next.tokens(b) > 0).as(resumed).isEqualTo(tail);
            assertThat(next.tokens(c)).isZero();
        }
    }

    @Test
    void planWhenPoolIsFullPreemptsTheYoungestAndAdmitsNothing() {
        SchedulingPolicy policy = fcfs();
        ScriptedLane lane = lane(4, 4, 16);
        ScriptedSequence a = lane.enqueue(policy, 8, 4);
        ScriptedSequence b = lane.enqueue(policy, 8, 4);
        lane.step(policy);
        assertThat(a.totalTokens() - a.computedTokens()).isEqualTo(1);
        ScriptedSequence small = lane.enqueue(policy, 1, 1);

        StepReport evicting = lane.step(policy);
        assertThat(evicting.preempted()).containsExactly(b.id());
        assertThat(evicting.computed()).containsExactly(Map.entry(a.id(), 1));
        assertThat(b.state()).isEqualTo(SequenceState.WAITING);
        assertThat(b.outputTokens()).isEqualTo(1);
        assertThat(lane.view().waiting()).extracting(s -> s.id()).containsExactly(b.id(), small.id());
        assertThat(lane.view().blocksFor(b, 9 - lane.view().prefixMatch(b))).isEqualTo(3);

        while (a.state() != SequenceState.FINISHED) {
            StepReport waiting = lane.step(policy);
            assertThat(waiting.tokens(b)).isZero();
            assertThat(waiting.tokens(small)).as("the head of the queue is not overtaken").isZero();
        }
        StepReport after = lane.step(policy);
        assertThat(after.tokens(b)).isPositive();
        assertThat(after.tokens(small)).isEqualTo(1);
    }

    @Test
    void samePromptAgainComputesOnlyItsLastBlock() {
        SchedulingPolicy policy = fcfs();
        ScriptedLane lane = lane(4, 100, 64);
        int[] prompt = new int[16];
        Arrays.setAll(prompt, i -> i + 1);
        lane.enqueue(policy, Ask.of(prompt, 2));
        lane.step(policy);
        ScriptedSequence again = lane.enqueue(policy, Ask.of(prompt, 2));
        assertThat(lane.view().prefixMatch(again)).isEqualTo(12);
        assertThat(lane.step(policy).tokens(again)).isEqualTo(4);
    }

    @Test
    void longPromptFillsWhatDecodesLeaveAndNoDecodeStalls() {
        SchedulingPolicy policy = fcfs();
        ScriptedLane lane = lane(16, 1000, 512);
        List<ScriptedSequence> decodes = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            decodes.add(lane.enqueue(policy, 10, 50));
        }
        lane.step(policy);
        ScriptedSequence prompt = lane.enqueue(policy, 1300, 5);
        List<Integer> chunks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            StepReport report = lane.step(policy);
            chunks.add(report.tokens(prompt));
            decodes.forEach(decode -> assertThat(report.tokens(decode)).isEqualTo(1));
        }
        assertThat(chunks).containsExactly(500, 500, 300);
    }

    @Test
    void promptStartsOnlyWhenAllOfItFits() {
        for (boolean reserve : new boolean[] {true, false}) {
            SchedulingPolicy policy = fcfs("reserve-full-sequence", String.valueOf(reserve), "watermark-fraction", "0");
            ScriptedLane lane = lane(4, 6, 8);
            lane.enqueue(policy, 7, 9);
            lane.step(policy);
            assertThat(lane.view().freeBlocks(BlockTier.DEVICE)).isEqualTo(4);
            ScriptedSequence five = lane.enqueue(policy, 20, 2);
            assertThat(lane.step(policy).tokens(five)).isEqualTo(reserve ? 0 : 7);
        }
    }

    @Test
    void watermarkHoldsBackAdmissionOnlyWhileSomethingRuns() {
        SchedulingPolicy policy = fcfs("watermark-blocks", "3");
        ScriptedLane lane = lane(4, 6, 64);
        ScriptedSequence first = lane.enqueue(policy, 16, 2);
        assertThat(lane.step(policy).tokens(first)).as("an empty lane knows no watermark").isEqualTo(16);
        ScriptedSequence second = lane.enqueue(policy, 2, 2);
        assertThat(lane.step(policy).tokens(second)).isZero();
        assertThat(first.state()).isEqualTo(SequenceState.FINISHED);
        assertThat(lane.step(policy).tokens(second)).isEqualTo(2);
    }

    @Test
    void fixedBudgetNarrowsTheLanes() {
        SchedulingPolicy policy = fcfs("max-batched-tokens", "5");
        ScriptedLane lane = lane(16, 100, 64);
        lane.enqueue(policy, 30, 1);
        assertThat(lane.step(policy).tokens()).isEqualTo(5);
        policy.reconfigure(OptionRecords.bind(FcfsConfig.class, Map.of("max-batched-tokens", "7")));
        assertThat(lane.step(policy).tokens()).isEqualTo(7);
        policy.reconfigure(OptionRecords.bind(FcfsConfig.class, Map.of("max-batched-tokens", "700")));
        assertThat(lane.step(policy).tokens()).isEqualTo(18);
    }

    @Test
    void sequencesAreLimited() {
        SchedulingPolicy policy = fcfs("max-sequences", "2");
        ScriptedLane lane = lane(16, 100, 64);
        for (int i = 0; i < 3; i++) {
            lane.enqueue(policy, 4, 2);
        }
        assertThat(lane.step(policy).computed()).hasSize(2);
        assertThat(lane.step(policy).computed()).hasSize(2);
        assertThat(lane.step(policy).computed()).hasSize(1);
    }

    @Test
    void thresholdLeavesRoomForThoseBehind() {
        SchedulingPolicy policy = fcfs("long-prefill-token-threshold", "10");
        ScriptedLane lane = lane(16, 100, 16);
        ScriptedSequence prompt = lane.enqueue(policy, 40, 1);
        ScriptedSequence small = lane.enqueue(policy, 4, 1);
        StepReport report = lane.step(policy);
        assertThat(report.tokens(prompt)).isEqualTo(10);
        assertThat(report.tokens(small)).isEqualTo(4);
    }

    @Test
    void withoutChunksAPromptWaitsForRoomAndIsCutOnlyWhenLongerThanAStep() {
        SchedulingPolicy policy = fcfs("chunked-prefill", "false");
        ScriptedLane lane = lane(16, 100, 10);
        ScriptedSequence first = lane.enqueue(policy, 6, 2);
        ScriptedSequence second = lane.enqueue(policy, 6, 1);
        ScriptedSequence third = lane.enqueue(policy, 15, 1);
        StepReport report = lane.step(policy);
        assertThat(report.computed()).containsOnlyKeys(first.id());
        report = lane.step(policy);
        assertThat(report.tokens(second)).isEqualTo(6);
        assertThat(report.tokens(third)).isZero();
        assertThat(lane.step(policy).tokens(third)).isEqualTo(10);
        assertThat(lane.step(policy).tokens(third)).isEqualTo(5);
    }

    @Test
    void decodesGoBeforeAReturnedCallWithALongResponse() {
        for (boolean decodesFirst : new boolean[] {true, false}) {
            SchedulingPolicy policy = fcfs("decodes-first", String.valueOf(decodesFirst));
            ScriptedLane lane = lane(16, 100, 8);
            ScriptedSequence calls = lane.enqueue(policy, 3, 9);
            ScriptedSequence decodes = lane.enqueue(policy, 3, 9);
            lane.step(policy);
            lane.pause(policy, calls, Handling.PRESERVE);
            lane.resume(policy, calls, 20);
            lane.pause(policy, decodes, Handling.PRESERVE);
            lane.resume(policy, decodes, 0);
            StepReport report = lane.step(policy);
            assertThat(report.tokens(decodes)).isEqualTo(decodesFirst ? 1 : 0);
            assertThat(report.tokens(calls)).isEqualTo(decodesFirst ? 7 : 8);
        }
    }

    @Test
    void victimThatAlreadyHasTokensGivesThemBack() {
        SchedulingPolicy policy = fcfs("watermark-fraction", "0");
        ScriptedLane lane = lane(4, 4, 12);
        ScriptedSequence old = lane.enqueue(policy, 4, 8);
        ScriptedSequence young = lane.enqueue(policy, 4, 8);
        lane.step(policy);
        lane.pause(policy, old, Handling.PRESERVE);
        lane.resume(policy, old, 8);
        lane.pause(policy, young, Handling.PRESERVE);
        lane.resume(policy, young, 0);
        StepReport report = lane.step(policy);
        assertThat(report.preempted()).containsExactly(young.id());
        assertThat(report.computed()).containsExactly(Map.entry(old.id(), 9));
    }

    @Test
    void swapMovesTheYoungestOutAndBringsItBackBeforeTheQueue() {
        SchedulingPolicy policy = fcfs("preemption", "swap", "watermark-fraction", "0");
        assertThat(policy.needs()).containsExactly(SchedulingPolicy.Need.HOST_TIER);
        ScriptedLane lane = new ScriptedLane(new LaneSizes(4, 4, 4, 16, 128));
        ScriptedSequence a = lane.enqueue(policy, 8, 4);
        ScriptedSequence b = lane.enqueue(policy, 8, 4);
        lane.step(policy);
        ScriptedSequence small = lane.enqueue(policy, 1, 1);
        Grants grants = lane.step(policy).grants();
        assertThat(grants.victims()).containsExactly(new Grants.Victim(b.id(), Preemption.SWAP));
        assertThat(b.state()).isEqualTo(SequenceState.SWAPPED);
        assertThat(b.computedTokens()).isEqualTo(8);
        while (a.state() != SequenceState.FINISHED) {
            assertThat(lane.step(policy).tokens(small)).isZero();
        }
        StepReport back = lane.step(policy);
        assertThat(back.computed()).containsExactly(Map.entry(b.id(), 1), Map.entry(small.id(), 1));
    }

    @Test
    void activeDiscardComputesTheFirstSwappedAgainWhileNothingWaits() {
        SchedulingPolicy policy = fcfs("active-discard", "true");
        ScriptedLane lane = new ScriptedLane(new LaneSizes(4, 64, 64, 64, 128));
        ScriptedSequence first = lane.enqueue(policy, 8, 4);
        ScriptedSequence second = lane.enqueue(policy, 8, 4);
        lane.step(policy);
        for (ScriptedSequence sequence : List.of(first, second)) {
            lane.pause(policy, sequence, Handling.SWAP);
            lane.resume(policy, sequence, 2);
        }
        ScriptedSequence waits = lane.enqueue(policy, 80, 1);
        StepReport crowded = lane.step(policy);
        assertThat(crowded.preempted()).as("while something waits").isEmpty();
        for (ScriptedSequence sequence : List.of(first, second)) {
            lane.pause(policy, sequence, Handling.SWAP);
            lane.resume(policy, sequence, 2);
        }
        assertThat(waits.state()).isEqualTo(SequenceState.RUNNING);
        assertThat(lane.step(policy).grants().victims()).containsExactly(new Grants.Victim(first.id(), Preemption.RECOMPUTE));
        assertThat(first.state()).isEqualTo(SequenceState.WAITING);
        assertThat(second.state()).isEqualTo(SequenceState.RUNNING);
    }

    @Test
    void swappedSequencesComeBackInTheOrderOfTheirArrivals() {
        SchedulingPolicy policy = fcfs();
        ScriptedLane lane = new ScriptedLane(new LaneSizes(4, 64, 64, 64, 128));
        ScriptedSequence first = lane.enqueue(policy, 8, 4);
        lane.pass(1);
        ScriptedSequence second = lane.enqueue(policy, 8, 4);
        lane.step(policy);
        for (ScriptedSequence sequence : List.of(second, first)) {
            lane.pause(policy, sequence, Handling.SWAP);
            lane.resume(policy, sequence, 20);
        }
        assertThat(lane.view().swapped().getFirst().id()).isEqualTo(second.id());
        assertThat(lane.step(policy).grants().grants()).containsExactly(new Grants.Grant(first.id(), 21), new Grants.Grant(second.id(), 21));
    }

    @Test
    void swapIntoAFullHostTierRecomputes() {
        SchedulingPolicy policy = fcfs("preemption", "swap");
        ScriptedLane lane = new ScriptedLane(new LaneSizes(4, 4, 1, 16, 128));
        lane.enqueue(policy, 8, 4);
        ScriptedSequence b = lane.enqueue(policy, 8, 4);
        lane.step(policy);
        assertThat(lane.step(policy).grants().victims()).containsExactly(new Grants.Victim(b.id(), Preemption.RECOMPUTE));
    }

    @Test
    void blocksOnTheirWayOutAreAwaitedRatherThanEvictingMore() {
        SchedulingPolicy policy = fcfs("preemption", "swap");
        ScriptedLane lane = new ScriptedLane(new LaneSizes(4, 6, 6, 24, 128));
        ScriptedSequence a = lane.enqueue(policy, 8, 8);
        ScriptedSequence b = lane.enqueue(policy, 8, 8);
        ScriptedSequence c = lane.enqueue(policy, 8, 8);
        lane.step(policy);
        assertThat(lane.step(policy).preempted()).containsExactly(c.id());
        lane.copying(c, true);
        assertThat(lane.view().freeBlocks(BlockTier.DEVICE)).isZero();
        for (int i = 0; i < 4; i++) {
            assertThat(lane.step(policy).preempted()).as("%s and %s wait for the blocks of %s", a, b, c).isEmpty();
        }
    }

    @Test
    void sequenceInFlightIsNeitherGrantedNorEvicted() {
        SchedulingPolicy policy = fcfs();
        ScriptedLane lane = lane(4, 6, 24);
        lane.enqueue(policy, 8, 4);
        ScriptedSequence middle = lane.enqueue(policy, 8, 4);
        ScriptedSequence last = lane.enqueue(policy, 8, 4);
        lane.step(policy);
        lane.copying(last, true);
        StepReport report = lane.step(policy);
        assertThat(report.preempted()).containsExactly(middle.id());
        assertThat(report.tokens(last)).isZero();
    }

    @Test
    void planOfTenThousandWaitingTakesUnderAMillisecond() {
        SchedulingPolicy policy = fcfs();
        ScriptedLane lane = new ScriptedLane(new LaneSizes(16, 4000, 0, 2048, 256));
        for (int i = 0; i < 10_000; i++) {
            lane.enqueue(policy, 200, 50);
        }
        for (int i = 0; i < 30; i++) {
            lane.step(policy);
        }
        long[] nanos = new long[200];
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            policy.plan(lane.view());
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        assertThat(nanos[nanos.length / 2]).as("median nanoseconds of a plan").isLessThan(1_000_000);
    }
}
