package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.Toolset;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.predict.SegmentView;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls inside an answer: the same sequence goes on in the same stream. */
class CallsTest extends CallScene {

    @ParameterizedTest
    @EnumSource
    void answerGoesOnAsIfTheResponseHadBeenThereFromTheStart(Handling handling) {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(handling));
        says(bench, PLAIN, CALL_T1, END);
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        Outcome.SequenceOutcome outcome = bench.outcomes.getFirst().sequences().getFirst();
        assertThat(outcome.segments()).hasSizeGreaterThan(1);
        // In one run: the same tokens with the responses among them, each next one computed from scratch.
        Alone alone = new Alone(PROMPT, request(30, HOSTED), outcome, language.written, PLAIN, CALL_T1, END);
        assertThat(client.text(0)).isEqualTo(alone.text.toString());
        assertThat(client.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(bench.border.violations()).isEmpty();
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(64);
        assertThat(bench.lane.statistics().pauses().counts().of(handling).pauses()).isEqualTo(outcome.segments().stream().filter(s -> s.call() != null).count());
        assertThat(bench.lane.statistics().pauses().handling()).isEqualTo("tested");
    }

    @Test
    void preservedKvIsNotComputedAgain() {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(Handling.PRESERVE));
        says(bench, PLAIN, CALL_T1, END, PLAIN, END);
        submit(bench, 30, HOSTED);

        bench.run();

        int response = language.written.values().iterator().next().length;
        assertThat(bench.steps).containsExactly(List.of(10), List.of(1), List.of(1), List.of(1 + response), List.of(1));
        var counts = bench.lane.statistics().pauses().counts();
        assertThat(counts.recomputedTokens()).isZero();
        assertThat(counts.preserved().tokenSeconds()).isEqualTo(12.0);
    }

    @Test
    void swappedKvComesBackWithoutAPrefill() {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(Handling.SWAP));
        says(bench, PLAIN, CALL_T1, END, PLAIN, END);
        submit(bench, 30, HOSTED);

        bench.run();

        int response = language.written.values().iterator().next().length;
        assertThat(bench.steps).containsExactly(List.of(10), List.of(1), List.of(1), List.of(1 + response), List.of(1));
        var counts = bench.lane.statistics().pauses().counts();
        assertThat(counts.swappedOut()).isEqualTo(3);
        assertThat(counts.swapped().tokenSeconds()).isBetween(11.9, 12.0);
    }

    @Test
    void discardedKvIsFoundAgainAsFarAsNobodyTookIt() {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(Handling.DISCARD));
        says(bench, PLAIN, CALL_T1, END, PLAIN, END);
        submit(bench, 30, HOSTED);

        bench.run();

        int response = language.written.values().iterator().next().length;
        // 12 tokens were computed, three whole blocks; nothing is lost but the free list's mercy.
        assertThat(bench.steps.get(3)).containsExactly(1 + response);
        assertThat(bench.lane.statistics().pauses().counts().discarded().tokenSeconds()).isZero();
    }

    @Test
    void clientHearsOfCallsAndNeverReadsThem() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CALL_T1, CALL_T0, END, PLAIN, END);
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        assertThat(client.text(0)).isEqualTo("<8><8>");
        List<TokenEvent> calls = client.events.stream()
                .filter(event -> event instanceof TokenEvent.CallStarted || event instanceof TokenEvent.CallFinished)
                .toList();
        String one = ((TokenEvent.CallStarted) calls.get(0)).call();
        String two = ((TokenEvent.CallStarted) calls.get(1)).call();
        assertThat(one).matches("[a-z0-9]{9}").isNotEqualTo(two);
        assertThat(calls).containsExactly(
                new TokenEvent.CallStarted(0, one, "t1", "{\"n\": 13}"),
                new TokenEvent.CallStarted(0, two, "t0", "{\"n\": 21}"),
                new TokenEvent.CallFinished(0, one, "t1", 1_000_000_000, false),
                new TokenEvent.CallFinished(0, two, "t0", 1_000_000_000, false));
        int response = language.written.get(one).length;
        assertThat(client.last).isEqualTo(new TokenEvent.Completed(new TokenEvent.Usage(10, 6, 0, response)));
        // Both at once: one second, not two.
        assertThat(bench.time.now()).isLessThan(TimeUnit.MILLISECONDS.toNanos(1_100));
    }

    @Test
    void everySegmentIsPredictedAndLearned() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CALL_T1, END, PLAIN, PLAIN, END);
        submit(bench, 30, HOSTED);

        bench.run();

        int response = language.written.values().iterator().next().length;
        assertThat(learned).hasSize(2);
        SegmentView second = learned.get(1).segment();
        assertThat(second.index()).isEqualTo(1);
        assertThat(second.contextTokens()).isEqualTo(13 + response);
        assertThat(second.outputTokensSoFar()).isEqualTo(3);
        assertThat(second.callsSoFar()).containsExactly("t1");
        assertThat(learned.get(0).call()).contains("t1");
        assertThat(learned.get(0).callSeconds()).hasValue(1.0);
        assertThat(learned.get(0).responseTokens()).hasValue(response);
        assertThat(learned.get(1).outputTokens()).isEqualTo(3);
        assertThat(learned.get(1).prediction().source()).isEqualTo("segment 1");
    }

    @Test
    void toolThatWasNotEnabledIsNotPerformed() {
        Bench bench = bench(64, null);
        says(bench, CALL_T1, END, PLAIN, END);
        Client client = submit(bench, 30, new Toolset(Set.of("t0"), Set.of()));

        bench.run();

        assertThat(executor().calls).isEmpty();
        assertThat(client.text(0)).isEqualTo("<8>");
    }

    @Test
    void callOfTheClientsToolEndsTheRequest() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CALL_T1, CALL_T0, END);
        Client client = submit(bench, 30, new Toolset(Set.of("t0"), Set.of("t1")));

        bench.run();

        assertThat(client.reasons).containsEntry(0, FinishReason.TOOL_CALLS);
        assertThat(client.events).anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(
                TokenEvent.Calls.class, asked -> assertThat(asked.calls()).extracting(call -> call.call().tool()).containsExactly("t1")));
        assertThat(executor().calls).isEmpty();
        assertThat(bench.outcomes.getFirst().sequences().getFirst().segments().getFirst().censored()).isFalse();
    }

    @Test
    void firstCallOfTheClientsToolEndsTheRequestWhereOneIsAsked() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CALL_T0, CALL_T1, CALL_T1, END);
        Client client = submit(bench, 30, new Toolset(Set.of("t0"), Set.of("t1"), true));

        bench.run();

        assertThat(client.events).anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(
                TokenEvent.Calls.class, asked -> assertThat(asked.calls()).extracting(call -> call.call().tool()).containsExactly("t1")));
        assertThat(bench.outcomes.getFirst().outputTokens()).isEqualTo(3);
    }

    @Test
    void mostTokensSpanAllSegments() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CALL_T1, END, PLAIN, PLAIN, PLAIN, PLAIN);
        Client client = submit(bench, 5, HOSTED);

        bench.run();

        assertThat(client.text(0)).isEqualTo("<8><8><8>");
        assertThat(client.reasons).containsEntry(0, FinishReason.LENGTH);
        assertThat(bench.outcomes.getFirst().outputTokens()).isEqualTo(5);
    }

    @Test
    void pausedSequencesLoseTheirBlocksWhenNobodyElseCanGetOn() {
        Bench bench = bench(5, null);
        says(bench, PLAIN, CALL_T1, END);
        executor().nanos = () -> TimeUnit.SECONDS.toNanos(20);
        Client first = submit(bench, 5, HOSTED);
        bench.time.runUntil(TimeUnit.SECONDS.toNanos(1));
        bench.engine.script = _ -> HashEngine.UNSCRIPTED;
        Client second = bench.submit(Bench.prompt(16, 9), 2);

        bench.time.runUntil(TimeUnit.SECONDS.toNanos(2));
        assertThat(second.last).isInstanceOf(TokenEvent.Completed.class);
        bench.run();

        assertThat(first.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(bench.lane.statistics().pauses().counts().evictions()).isEqualTo(1);
        assertThat(bench.lane.statistics().totals().quarantines()).isEqualTo(1);
    }

    @Test
    void namedVictimsCountAsFreeAndLoseTheirBlocksOnDemandOnly() {
        ScriptedHandlingPolicy policy = new ScriptedHandlingPolicy(_ -> Handling.PRESERVE, (calls, _) -> {
            HandlingChanges.Builder changes = HandlingChanges.builder();
            calls.forEach(changes::victim);
            return changes.build();
        });
        Bench bench = bench(8, policy);
        says(bench, PLAIN, CALL_T1, END);
        executor().nanos = () -> TimeUnit.SECONDS.toNanos(20);
        submit(bench, 5, HOSTED);
        bench.time.runUntil(TimeUnit.SECONDS.toNanos(1));
        bench.engine.script = _ -> HashEngine.UNSCRIPTED;
        bench.submit(Bench.prompt(8, 9), 2);
        bench.time.runUntil(TimeUnit.SECONDS.toNanos(2));
        assertThat(bench.lane.statistics().pauses().onDevice().sequences()).isEqualTo(1);

        bench.submit(Bench.prompt(28, 7), 2);
        bench.time.runUntil(TimeUnit.SECONDS.toNanos(3));

        assertThat(bench.lane.statistics().pauses().discarded()).isEqualTo(1);
        assertThat(bench.lane.statistics().pauses().counts().evictions()).isEqualTo(1);
        bench.run();
    }
}
