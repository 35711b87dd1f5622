package dev.augury.handling.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.handling.lamps.LampsConfig.Form;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.testing.kit.handling.ScriptedCall;
import dev.augury.testing.kit.schedule.Ask;
import dev.augury.testing.kit.schedule.LaneSizes;
import dev.augury.testing.kit.schedule.ScriptedLane;
import dev.augury.testing.kit.schedule.ScriptedSchedulingPolicy;
import dev.augury.testing.kit.schedule.ScriptedSequence;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** On a lane whose tokens cost 50 µs to compute and 5 µs to move, beside 1 ms per step. */
class LampsPolicyTest {

    private final SchedulingPolicy plain = new ScriptedSchedulingPolicy(view -> {
        Grants.Builder grants = Grants.builder();
        view.waiting().forEach(sequence -> grants.grant(sequence, sequence.pendingTokens()));
        return grants.build();
    });
    private final LampsPolicy paper = new LampsPolicy(new LampsConfig(Form.PAPER, false));
    private final LampsPolicy code = new LampsPolicy(new LampsConfig(Form.CODE, false));

    private static ScriptedLane lane(int hostBlocks) {
        return new ScriptedLane(new LaneSizes(64, 1000, hostBlocks, 4096, 100));
    }

    private static Prediction prediction(double tokens, double probability, double seconds) {
        return Prediction.builder()
                .outputTokens(Estimate.exactly(tokens))
                .call(probability, Estimate.exactly(seconds), Estimate.exactly(20))
                .source("test")
                .build();
    }

    private ScriptedSequence enqueue(ScriptedLane lane, int prompt, Prediction prediction) {
        return lane.enqueue(plain, Ask.of(new int[prompt], 100).predicted(prediction));
    }

    private static ScriptedCall call(ScriptedLane lane, ScriptedSequence sequence, OptionalDouble seconds) {
        return new ScriptedCall("call", "search", sequence, Handling.PRESERVE, lane.view().now(), seconds, lane.view().blocksReleased(sequence));
    }

    @Test
    void handlingIsChosenFromThePredictionBeforeTheSegmentRuns() {
        ScriptedLane lane = lane(0);
        assertThat(paper.beforeSegment(enqueue(lane, 600, prediction(40, 1, 0.031)), lane.view())).contains(Handling.PRESERVE);
        assertThat(paper.beforeSegment(enqueue(lane, 600, prediction(40, 1, 0.033)), lane.view())).contains(Handling.DISCARD);
        assertThat(paper.beforeSegment(enqueue(lane, 600, prediction(80, 1, 0.033)), lane.view())).contains(Handling.PRESERVE);
    }

    @Test
    void hostTierMakesSwapPossible() {
        ScriptedLane lane = lane(100);
        assertThat(paper.beforeSegment(enqueue(lane, 600, prediction(40, 1, 60)), lane.view())).contains(Handling.SWAP);
    }

    @Test
    void segmentWithoutACallIsPreserved() {
        ScriptedLane lane = lane(100);
        assertThat(paper.beforeSegment(enqueue(lane, 600, prediction(40, 0, 60)), lane.view())).contains(Handling.PRESERVE);
        assertThat(code.beforeSegment(enqueue(lane, 600, prediction(40, 0, 60)), lane.view())).contains(Handling.PRESERVE);
    }

    @Test
    void nothingIsSaidWithoutAPrediction() {
        ScriptedLane lane = lane(100);
        assertThat(paper.beforeSegment(lane.enqueue(plain, 600, 5), lane.view())).isEmpty();
    }

    @Test
    void runningBatchMakesPreservingWorthMore() {
        ScriptedLane lane = lane(0);
        lane.enqueue(plain, 1000, 100);
        lane.step(plain);
        assertThat(paper.beforeSegment(enqueue(lane, 600, prediction(40, 1, 0.08)), lane.view())).contains(Handling.PRESERVE);
        assertThat(paper.beforeSegment(enqueue(lane, 600, prediction(40, 1, 0.09)), lane.view())).contains(Handling.DISCARD);
    }

    @Test
    void laterSegmentBeginsWithTheGrownContextInThePaperFormAndOnDemandInTheCodeForm() {
        ScriptedLane lane = lane(0);
        ScriptedSequence sequence = enqueue(lane, 392, prediction(47, 1, 0.0245));
        assertThat(paper.beforeSegment(sequence, lane.view())).contains(Handling.DISCARD);
        lane.step(plain);
        lane.pause(plain, sequence, Handling.DISCARD);
        lane.resume(plain, sequence, 147);
        assertThat(sequence.totalTokens()).isEqualTo(540);
        assertThat(paper.beforeSegment(sequence, lane.view())).contains(Handling.PRESERVE);
        LampsPolicy grown = new LampsPolicy(new LampsConfig(Form.CODE, true));
        assertThat(code.beforeSegment(sequence, lane.view())).contains(Handling.DISCARD);
        assertThat(grown.beforeSegment(sequence, lane.view())).contains(Handling.PRESERVE);
    }

    @Test
    void callWhoseSwapFindsNoRoomIsJudgedAgain() {
        ScriptedLane lane = lane(2);
        ScriptedSequence sequence = enqueue(lane, 600, prediction(40, 1, 60));
        lane.step(plain);
        assertThat(paper.beforeSegment(sequence, lane.view())).contains(Handling.SWAP);
        assertThat(paper.onPause(call(lane, sequence, OptionalDouble.of(60)), lane.view())).isEqualTo(Handling.DISCARD);
        assertThat(paper.onPause(call(lane, sequence, OptionalDouble.of(0.01)), lane.view())).isEqualTo(Handling.PRESERVE);
    }

    @Test
    void callThatNobodyPredictedIsPreservedAndIsTheFirstVictim() {
        ScriptedLane lane = lane(100);
        ScriptedSequence known = enqueue(lane, 600, prediction(40, 1, 60));
        ScriptedSequence unknown = lane.enqueue(plain, 600, 5);
        lane.step(plain);
        ScriptedCall call = call(lane, unknown, OptionalDouble.empty());
        assertThat(paper.onPause(call, lane.view())).isEqualTo(Handling.PRESERVE);
        HandlingChanges changes = paper.revise(List.of(call(lane, known, OptionalDouble.of(60)), call), lane.view());
        assertThat(changes.changes()).isEmpty();
        assertThat(changes.victims()).containsExactly(unknown.id(), known.id());
        assertThat(changes.victimHandling(known.id())).isEqualTo(Handling.SWAP);
    }

    @Test
    void codeFormKeepsEveryCallAtFirstAndReleasesTheSmallerWaste() {
        ScriptedLane lane = lane(0);
        ScriptedSequence small = enqueue(lane, 300, prediction(40, 1, 60));
        ScriptedSequence large = enqueue(lane, 900, prediction(40, 1, 60));
        assertThat(code.beforeSegment(small, lane.view())).contains(Handling.DISCARD);
        assertThat(code.beforeSegment(large, lane.view())).contains(Handling.DISCARD);
        lane.step(plain);
        ScriptedCall first = call(lane, small, OptionalDouble.of(60));
        ScriptedCall second = call(lane, large, OptionalDouble.of(60));
        assertThat(code.onPause(first, lane.view())).isEqualTo(Handling.PRESERVE);
        assertThat(code.revise(List.of(first), lane.view()).changes()).isEmpty();
        assertThat(code.onPause(second, lane.view())).isEqualTo(Handling.PRESERVE);
        HandlingChanges changes = code.revise(List.of(first, second), lane.view());
        assertThat(changes.changes()).isEqualTo(Map.of(small.id(), Handling.DISCARD));
        assertThat(changes.victims()).containsExactly(large.id());
        code.onReturn(first);
    }

    @Test
    void callThatEndedWithoutAReturnIsForgotten() {
        ScriptedLane lane = lane(0);
        ScriptedSequence gone = enqueue(lane, 300, prediction(40, 1, 60));
        ScriptedSequence large = enqueue(lane, 900, prediction(40, 1, 60));
        code.beforeSegment(gone, lane.view());
        code.beforeSegment(large, lane.view());
        lane.step(plain);
        ScriptedCall first = call(lane, gone, OptionalDouble.of(60));
        ScriptedCall second = call(lane, large, OptionalDouble.of(60));
        code.onPause(first, lane.view());
        code.onPause(second, lane.view());
        assertThat(code.revise(List.of(first, second), lane.view()).changes()).isNotEmpty();
        code.revise(List.of(second), lane.view());
        assertThat(code.revise(List.of(first, second), lane.view()).changes()).as("nothing is known of the first any more").isEmpty();
    }
}
