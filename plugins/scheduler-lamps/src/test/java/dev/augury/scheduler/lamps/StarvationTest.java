package dev.augury.scheduler.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a request that waits is promoted. Nothing it waits for ever ends. */
class StarvationTest {

    /** One sequence runs forever in the only place; what else comes waits. */
    private static Scene scene(String... options) {
        Scene scene = new Scene(new LaneSizes(4, 2000, 0, 64, 1), Scene.policy(options));
        scene.enqueue(1, 5000);
        scene.step();
        return scene;
    }

    private static boolean promoted(Scene scene, ScriptedSequence sequence) {
        return ((LampsPolicy) scene.policy).known(sequence.id()).promoted;
    }

    @Test
    void paperPromotesWhenTheCounterReachesTheThreshold() {
        Scene scene = scene("starvation", "paper", "starvation-steps", "100");
        ScriptedSequence waiting = scene.enqueue(10, 10);
        scene.steps(100);
        assertThat(promoted(scene, waiting)).as("after 100 steps of waiting").isFalse();
        scene.step();
        assertThat(promoted(scene, waiting)).as("in the step after").isTrue();
    }

    @Test
    void codeCountsStepsOfWhatHasRun() {
        LampsPolicy policy = Scene.policy("starvation", "code", "starvation-steps", "100");
        Scene scene = new Scene(new LaneSizes(4, 2000, 0, 64, 1), policy);
        ScriptedSequence waiting = scene.enqueue(20, 40);
        scene.steps(2);
        scene.lane.pause(policy, waiting, Handling.DISCARD);
        scene.enqueue(1, 5000);
        scene.step();
        scene.lane.resume(policy, waiting, 4);
        ScriptedSequence fresh = scene.enqueue(10, 10);
        scene.steps(100);
        assertThat(promoted(scene, waiting)).as("counter is 100 at the end of step 100").isFalse();
        scene.step();
        assertThat(promoted(scene, waiting)).as("step 101 gives the quantum").isFalse();
        scene.step();
        assertThat(promoted(scene, waiting)).as("step 102").isTrue();
        scene.steps(100);
        assertThat(promoted(scene, fresh)).as("a request that never ran is not protected").isFalse();
    }

    @Test
    void callResetsEverything() {
        for (String rule : List.of("paper", "bounded", "code")) {
            LampsPolicy policy = Scene.policy("starvation", rule, "starvation-steps", "10");
            Scene scene = new Scene(new LaneSizes(4, 2000, 0, 64, 1), policy);
            ScriptedSequence sequence = scene.enqueue(20, 400);
            scene.steps(2);
            scene.lane.pause(policy, sequence, Handling.DISCARD);
            ScriptedSequence forever = scene.enqueue(1, 5000);
            scene.step();
            scene.lane.resume(policy, sequence, 4);
            scene.steps(12);
            assertThat(promoted(scene, sequence)).as(rule).isTrue();
            scene.lane.cancel(policy, forever);
            scene.step();
            assertThat(sequence.state()).isEqualTo(SequenceState.RUNNING);
            assertThat(promoted(scene, sequence)).isFalse();
            scene.lane.pause(policy, sequence, Handling.DISCARD);
            scene.enqueue(1, 5000);
            scene.step();
            scene.lane.resume(policy, sequence, 4);
            scene.steps(9);
            assertThat(promoted(scene, sequence)).as(rule).isFalse();
            scene.steps(4);
            assertThat(promoted(scene, sequence)).as(rule).isTrue();
        }
    }

    @Test
    void boundedPromotesByTimeAsWell() {
        Scene scene = scene("starvation", "bounded", "starvation-steps", "0", "starvation-time", "5s");
        ScriptedSequence waiting = scene.enqueue(10, 10);
        scene.step();
        scene.lane.pass(4_000_000_000L);
        scene.step();
        assertThat(promoted(scene, waiting)).isFalse();
        scene.lane.pass(1_000_000_000L);
        scene.step();
        assertThat(promoted(scene, waiting)).isTrue();
    }

    @Test
    void thresholdTakesEffectAtTheNextStep() {
        Scene scene = scene("starvation", "bounded", "starvation-steps", "0");
        ScriptedSequence waiting = scene.enqueue(10, 10);
        scene.steps(50);
        assertThat(promoted(scene, waiting)).isFalse();
        scene.policy.reconfigure(Scene.config("starvation", "bounded", "starvation-steps", "50"));
        scene.step();
        assertThat(promoted(scene, waiting)).isTrue();
    }

    @Test
    void onlyTheBoundedRulePromisesAndItsPromiseGrowsWithWhoIsPromotedAlready() {
        Scene scene = scene("starvation", "bounded", "starvation-steps", "20");
        scene.enqueue(10, 10);
        assertThat(scene.policy.waitMax(scene.lane.view(), 7)).hasValue(20 + 2 + 7);
        scene.steps(30);
        assertThat(scene.policy.waitMax(scene.lane.view(), 7)).as("one is promoted").hasValue(20 + 2 + 7 + 15);
        scene.policy.reconfigure(Scene.config("starvation-steps", "0", "starvation-time", "0s"));
        assertThat(scene.policy.waitMax(scene.lane.view(), 7)).isEmpty();
        for (String rule : List.of("paper", "code")) {
            assertThat(scene("starvation", rule).policy.waitMax(scene.lane.view(), 7)).as(rule).isEmpty();
        }
    }

    @Test
    void secondsCountAsTheStepsThatPassInThem() {
        Scene scene = scene("starvation", "bounded", "starvation-steps", "0", "starvation-time", "1s");
        assertThat(scene.policy.waitMax(scene.lane.view(), 0)).as("no pace is known yet").isEmpty();
        for (int step = 0; step < 10; step++) {
            scene.lane.pass(50_000_000);
            scene.step();
        }
        long before = scene.policy.waitMax(scene.lane.view(), 0).orElseThrow();
        scene.lane.pass(3_600_000_000_000L);
        scene.step();
        assertThat(scene.policy.waitMax(scene.lane.view(), 0).orElseThrow()).as("an hour of rest is no pace; before it %s", before).isBetween(before * 8 / 10, before);
    }

    @Test
    void promotedRequestsGoByScoreOrByTheirPromotion() {
        for (String order : List.of("score", "oldest")) {
            Scene scene = scene("starvation", "paper", "starvation-steps", "5", "promoted-order", order);
            ScriptedSequence large = scene.enqueue(100, 100);
            scene.step();
            ScriptedSequence small = scene.enqueue(10, 10);
            scene.steps(10);
            ScriptedSequence best = scene.enqueue(1, 1);
            scene.lane.cancel(scene.policy, (ScriptedSequence) scene.lane.view().running().getFirst());
            scene.step();
            ScriptedSequence first = order.equals("score") ? small : large;
            assertThat(first.state()).as(order).isEqualTo(SequenceState.RUNNING);
            assertThat(best.state()).isEqualTo(SequenceState.WAITING);
        }
    }

    @Test
    void promotedRequestThatIsPreemptedReturnsToTheHead() {
        Scene scene = new Scene(new LaneSizes(4, 10, 0, 64, 2), Scene.policy("starvation-steps", "3", "watermark-fraction", "0", "quantum", "50"));
        ScriptedSequence older = scene.enqueue(4, 30);
        scene.step();
        ScriptedSequence waiting = scene.enqueue(36, 3);
        scene.steps(4);
        assertThat(promoted(scene, waiting)).isTrue();
        assertThat(older.state()).isEqualTo(SequenceState.RUNNING);
        ScriptedSequence small = scene.enqueue(1, 1);
        scene.steps(2);
        assertThat(small.state()).as("nobody passes the promoted one").isEqualTo(SequenceState.WAITING);
    }
}
