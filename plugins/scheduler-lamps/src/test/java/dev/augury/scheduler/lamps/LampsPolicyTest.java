package dev.augury.scheduler.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.schedule.SchedulingPolicy.Need;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import dev.augury.testing.kit.schedule.StepReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is served when, on lanes small enough to check by hand. */
class LampsPolicyTest {

    private static final LaneSizes WIDE = new LaneSizes(64, 4096, 0, 100_000, 64);
    private static final LaneSizes NARROW = new LaneSizes(64, 4096, 0, 100_000, 1);

    /** Runs everything, one after the other, and returns the ids in the order in which they were served. */
    private static List<Long> served(Scene scene) {
        List<Long> served = new ArrayList<>();
        while (!scene.lane.live().isEmpty()) {
            scene.step().grants().grants().stream().map(grant -> grant.sequence()).filter(id -> !served.contains(id)).forEach(served::add);
        }
        return served;
    }

    @Test
    void leastMemoryOverTimeIsServedFirst() {
        Scene scene = new Scene(NARROW, Scene.policy());
        ScriptedSequence longCall = scene.enqueue(50, 4, Scene.prediction(4, 1, 10, 0));
        ScriptedSequence longAnswer = scene.enqueue(50, 800);
        ScriptedSequence discarded = scene.enqueue(40, 3, Scene.prediction(3, 1, 20, 0));
        ScriptedSequence shortAnswer = scene.enqueue(50, 8);
        assertThat(served(scene)).containsExactly(discarded.id(), shortAnswer.id(), longCall.id(), longAnswer.id());
    }

    @Test
    void codeFormServesInTheOrderOfItsScores() {
        Scene scene = new Scene(WIDE, Scene.released("form", "code", "score-interval", "0"));
        ScriptedSequence e = scene.enqueue(1973, 4, Scene.prediction(4, 1, 0.085, 10));
        ScriptedSequence d = scene.enqueue(100, 30, Scene.prediction(30, 1, 28, 20));
        ScriptedSequence b1 = scene.enqueue(300, 200);
        ScriptedSequence c = scene.enqueue(400, 128, Scene.prediction(128, 1, 1e-4, 21));
        ScriptedSequence b2 = scene.enqueue(310, 190);
        List<Long> order = scene.step().grants().grants().stream().map(grant -> grant.sequence()).toList();
        assertThat(order).as("equal scores keep their order").containsExactly(d.id(), b1.id(), b2.id(), c.id(), e.id());
    }

    @Test
    void runningSequenceIsNotPreemptedForABetterRank() {
        Scene scene = new Scene(NARROW, Scene.policy());
        ScriptedSequence running = scene.enqueue(500, 50);
        scene.step();
        ScriptedSequence better = scene.enqueue(1, 1);
        StepReport report = scene.step();
        assertThat(report.tokens(running)).isEqualTo(1);
        assertThat(report.tokens(better)).isZero();
        assertThat(report.preempted()).isEmpty();
    }

    @Test
    void firstThatFindsNoRoomEndsTheAdmissionUnlessALookAheadIsAllowed() {
        for (int lookAhead : new int[] {0, 1}) {
            Scene scene = new Scene(new LaneSizes(4, 10, 0, 100, 10), Scene.policy("look-ahead", "" + lookAhead, "starvation-steps", "0"));
            scene.enqueue(20, 8);
            scene.step();
            ScriptedSequence large = scene.enqueue(30, 1);
            ScriptedSequence small = scene.enqueue(4, 60);
            StepReport report = scene.step();
            assertThat(report.tokens(large)).isZero();
            assertThat(report.tokens(small)).isEqualTo(lookAhead == 0 ? 0 : 4);
        }
    }

    @Test
    void youngestLosesItsPlaceWhenBlocksRunOut() {
        Scene scene = new Scene(new LaneSizes(4, 4, 0, 16, 10), Scene.policy());
        ScriptedSequence a = scene.enqueue(8, 4);
        ScriptedSequence b = scene.enqueue(8, 5);
        scene.step();
        StepReport report = scene.step();
        assertThat(report.preempted()).containsExactly(b.id());
        assertThat(report.tokens(a)).isEqualTo(1);
    }

    @Test
    void scoreFollowsTheRestOfThePredictionAfterAPreemption() {
        LampsPolicy policy = Scene.policy("score-interval", "0");
        Scene scene = new Scene(new LaneSizes(4, 6, 0, 100, 10), policy);
        scene.enqueue(8, 20, Scene.prediction(20, 0, 0, 0));
        ScriptedSequence preempted = scene.enqueue(8, 20, Scene.prediction(20, 0, 0, 0));
        scene.steps(6);
        assertThat(preempted.preemptions()).isEqualTo(1);
        assertThat(preempted.outputTokens()).isEqualTo(5);
        ScriptedSequence fresh = scene.enqueue(13, 15, Scene.prediction(15, 0, 0, 0));
        scene.step();
        assertThat(policy.known(preempted.id()).score).isPositive().isEqualTo(policy.known(fresh.id()).score);
    }

    @Test
    void laterSegmentIsScoredByTheOriginalPromptUnlessTheGrownContextIsWanted() {
        for (boolean grown : new boolean[] {false, true}) {
            LampsPolicy policy = Scene.released("form", "code", "score-interval", "0", "grown-context", "" + grown);
            Scene scene = new Scene(new LaneSizes(64, 4096, 0, 100_000, 2), policy);
            ScriptedSequence later = scene.enqueue(392, 174, Scene.prediction(47, 1, 0, 0));
            scene.steps(127);
            scene.lane.pause(policy, later, Handling.DISCARD);
            scene.lane.resume(policy, later, 21);
            assertThat(later.totalTokens()).isEqualTo(540);
            ScriptedSequence other = scene.enqueue(500, 12);
            List<Long> order = scene.step().grants().grants().stream().map(grant -> grant.sequence()).toList();
            // 392 + 47 tokens are 7 blocks and 540 + 47 are 10, on the same stair; 500 + 12 are 8.
            assertThat(order).containsExactly(later.id(), other.id());
            assertThat(policy.known(later.id()).score).isEqualTo(55.7568 + 18.5856);
        }
    }

    @Test
    void storedScoresFavourNewcomersUntilTheNextCalculation() {
        LampsPolicy policy = Scene.released("form", "code", "score-interval", "3", "starvation-steps", "0");
        Scene scene = new Scene(new LaneSizes(64, 4096, 0, 1, 1), policy);
        scene.enqueue(1, 1000);
        ScriptedSequence good = scene.enqueue(100, 30);
        scene.steps(4);
        ScriptedSequence newcomer = scene.enqueue(2000, 500);
        for (int iteration = 1; iteration <= 3; iteration++) {
            scene.step();
            assertThat(policy.known(newcomer.id()).score).as("iteration %s", iteration).isEqualTo(-1);
            assertThat(policy.known(good.id()).score).isPositive();
        }
        scene.step();
        assertThat(policy.known(newcomer.id()).score).isGreaterThan(policy.known(good.id()).score);
    }

    @Test
    void codeFormComputesTheBestOfTheSwappedAgainWhileNothingWaits() {
        for (boolean code : new boolean[] {true, false}) {
            LampsPolicy policy = code ? Scene.released("form", "code", "score-interval", "0") : Scene.policy();
            Scene scene = new Scene(new LaneSizes(64, 4096, 4096, 100_000, 64), policy);
            ScriptedSequence large = scene.enqueue(900, 40, Scene.prediction(20, 1, 1, 0));
            ScriptedSequence small = scene.enqueue(90, 40, Scene.prediction(20, 1, 1, 0));
            scene.step();
            for (ScriptedSequence sequence : List.of(large, small)) {
                scene.lane.pause(policy, sequence, Handling.SWAP);
                scene.lane.resume(policy, sequence, 5);
            }
            StepReport first = scene.step();
            assertThat(first.preempted()).isEqualTo(code ? List.of(small.id()) : List.of());
            assertThat(first.tokens(large)).isPositive();
            StepReport second = scene.step();
            assertThat(second.preempted()).isEmpty();
            // The prompt's one whole block is still found on the device.
            assertThat(second.tokens(small)).isEqualTo(code ? small.request().promptTokens() + 6 - 64 : 1);
        }
    }

    @Test
    void refreshMakesEveryScoreNewWithinTheInterval() {
        LampsPolicy policy = Scene.policy("score-interval", "10", "starvation-steps", "0");
        Scene scene = new Scene(new LaneSizes(4, 64, 0, 8, 1), policy);
        scene.enqueue(4, 200);
        for (int i = 0; i < 35; i++) {
            scene.enqueue(10 + i, 10);
        }
        scene.step();
        List<Double> before = scene.lane.view().waiting().stream().map(sequence -> policy.known(sequence.id()).score).toList();
        scene.steps(10);
        List<Double> after = scene.lane.view().waiting().stream().map(sequence -> policy.known(sequence.id()).score).toList();
        assertThat(after).doesNotContainAnyElementsOf(before);
    }

    @Test
    void predictionsAreNeededAndAHostTierOnlyForSwaps() {
        assertThat(Scene.policy().needs()).containsExactly(Need.PREDICTION);
        assertThat(Scene.policy("preemption", "swap").needs()).containsExactlyInAnyOrder(Need.PREDICTION, Need.HOST_TIER);
    }
}
