package dev.augury.handling.infercept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.handling.infercept.InferceptConfig.Estimator;
import dev.augury.handling.infercept.InferceptConfig.Form;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.testing.kit.handling.ScriptedCall;
import dev.augury.waste.BatchLoad;
import dev.augury.waste.ReleasedCost;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** On a lane whose tokens cost 50 µs to compute and 5 µs to move, beside 1 ms per step. */
class InferceptPolicyTest {

    private final InferceptPolicy paper = new InferceptPolicy(new InferceptConfig(Form.PAPER, Estimator.MIXED));

    @Test
    void callIsKeptWhenItBegins() {
        Calls calls = new Calls(100);
        ScriptedCall call = calls.add(640, OptionalDouble.of(60));
        assertThat(paper.beforeSegment(call.sequence(), calls.view())).isEmpty();
        assertThat(paper.onPause(call, calls.view())).isEqualTo(Handling.PRESERVE);
    }

    @Test
    void swapBudgetGoesToTheLargestWasteFirst() {
        Calls calls = new Calls(12);
        calls.running(500);
        calls.add(256, OptionalDouble.of(60));
        calls.add(640, OptionalDouble.of(60));
        calls.add(320, OptionalDouble.of(60));
        calls.add(128, OptionalDouble.of(60));
        HandlingChanges changes = paper.revise(calls.all, calls.view());
        assertThat(changes.changes()).isEqualTo(Map.of(3L, Handling.SWAP, 4L, Handling.DISCARD, 2L, Handling.DISCARD, 5L, Handling.SWAP));
        assertThat(changes.victims()).isEmpty();
    }

    @Test
    void lastOfTheBudgetBeginsACallThatHoldsMore() {
        Calls calls = new Calls(100);
        calls.add(640, OptionalDouble.of(60));
        calls.add(512, OptionalDouble.of(60));
        calls.add(256, OptionalDouble.of(60));
        calls.lane.swapOutBudget(12);
        HandlingChanges changes = paper.revise(calls.all, calls.view());
        // 10 blocks of the first and, before the next step, 2 of the 8 of the second.
        assertThat(changes.changes()).isEqualTo(Map.of(1L, Handling.SWAP, 2L, Handling.SWAP, 3L, Handling.DISCARD));
        calls.lane.swapOutBudget(0);
        assertThat(paper.revise(calls.all, calls.view()).changes()).doesNotContainValue(Handling.SWAP);
    }

    @Test
    void withoutBudgetTheSmallerOfPreserveAndChunkedDiscardIsTaken() {
        Calls calls = new Calls(0);
        calls.add(640, OptionalDouble.of(60));
        calls.add(640, OptionalDouble.of(0.001));
        HandlingChanges changes = paper.revise(calls.all, calls.view());
        assertThat(changes.changes()).isEqualTo(Map.of(1L, Handling.DISCARD));
        assertThat(changes.victims()).containsExactly(2L);
    }

    @Test
    void othersThatRunMakeDiscardingDearer() {
        Calls alone = new Calls(0);
        alone.add(640, OptionalDouble.of(0.05));
        assertThat(paper.revise(alone.all, alone.view()).changes()).isEqualTo(Map.of(1L, Handling.DISCARD));
        Calls beside = new Calls(0);
        beside.running(3000);
        beside.add(640, OptionalDouble.of(0.05));
        assertThat(paper.revise(beside.all, beside.view()).changes()).isEmpty();
    }

    @Test
    void callOfUnknownLengthIsDiscardedOnceItTookLongEnough() {
        Calls calls = new Calls(0);
        calls.add(640, OptionalDouble.empty());
        assertThat(paper.revise(calls.all, calls.view()).changes()).isEmpty();
        calls.pass(0.010);
        assertThat(paper.revise(calls.all, calls.view()).changes()).isEmpty();
        calls.pass(0.010);
        assertThat(paper.revise(calls.all, calls.view()).changes()).isEqualTo(Map.of(1L, Handling.DISCARD));
    }

    @Test
    void releasedRuleDiscardsTheSmallerCandidateAndKeepsTheLargestUntilMemoryRunsOut() {
        Calls calls = new Calls(100);
        ScriptedCall x = calls.add(512, OptionalDouble.of(0));
        ScriptedCall y = calls.add(1024, OptionalDouble.of(0));
        ScriptedCall z = calls.add(1024, OptionalDouble.of(0));
        long now = calls.view().now();
        List<ScriptedCall> timed = List.of(left(x, 30, now), left(y, 10, now), left(z, 0.01, now));
        HandlingChanges changes = new ReleasedRule(
                        calls.view(), new Rest(Estimator.PREDICTED), ReleasedCost.ofScript(0.0463, 10, 384, 64), new BatchLoad(20, 10_240, 10_240))
                .revise(timed);
        assertThat(changes.changes()).isEqualTo(Map.of(x.sequence().id(), Handling.DISCARD));
        assertThat(changes.victims()).containsExactly(y.sequence().id());
        assertThat(changes.victimHandling(y.sequence().id())).as("tail first").isEqualTo(Handling.SWAP);
    }

    private static ScriptedCall left(ScriptedCall call, double seconds, long now) {
        return new ScriptedCall(call.call(), call.tool(), call.sequence(), call.handling(), now, OptionalDouble.of(seconds), call.blocks());
    }

    @Test
    void releasedRuleKeepsALoneCall() {
        InferceptPolicy code = new InferceptPolicy(new InferceptConfig(Form.CODE, Estimator.PREDICTED));
        Calls calls = new Calls(100);
        ScriptedCall lone = calls.add(640, OptionalDouble.of(60));
        assertThat(code.revise(calls.all, calls.view()).changes()).isEmpty();
        assertThat(code.revise(calls.all, calls.view()).victims()).containsExactly(1L);
        calls.add(2560, OptionalDouble.of(60));
        HandlingChanges changes = code.revise(calls.all, calls.view());
        assertThat(changes.changes()).isEqualTo(Map.of(lone.sequence().id(), Handling.DISCARD));
        assertThat(changes.victims()).containsExactly(2L);
    }

    @Test
    void formChangesWhileServing() {
        Calls calls = new Calls(100);
        calls.add(640, OptionalDouble.of(60));
        paper.reconfigure(new InferceptConfig(Form.CODE, Estimator.MIXED));
        assertThat(paper.revise(calls.all, calls.view()).changes()).isEmpty();
    }
}
