package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.OnFailure;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.plan.HandlingGuard;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentView;
import dev.augury.testing.kit.handling.CrankyHandlingPolicy;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls inside an answer: the same sequence goes on in the same stream. */
class CallsTest {

    private static final int PLAIN = 8;
    private static final int CALL_T1 = 13;
    private static final int CALL_T0 = 21;
    private static final int END = CallingVocabulary.END;
    private static final int[] PROMPT = Bench.prompt(10, 1);
    private static final Toolset HOSTED = new Toolset(Set.of("t0", "t1", "t2"), Set.of());

    private final CallingVocabulary language = new CallingVocabulary();
    private final List<OutcomeView> learned = new ArrayList<>();
    private @Nullable TimedExecutor executor;
    private CallLimits limits = new CallLimits(3, Duration.ofSeconds(30), 64 * 1024, 2);

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
    void executorThatHangsCostsItsCallOnly() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CALL_T1, END, PLAIN, END);
        executor().nanos = () -> TimeUnit.DAYS.toNanos(1);
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        assertThat(client.text(0)).isEqualTo("<8><8>");
        assertThat(client.events).anySatisfy(event -> assertThat(event).isInstanceOfSatisfying(TokenEvent.CallFinished.class, call -> {
            assertThat(call.failed()).isTrue();
            assertThat(call.nanos()).isEqualTo(TimeUnit.SECONDS.toNanos(30));
        }));
        assertThat(bench.time.now()).isLessThan(TimeUnit.SECONDS.toNanos(31));
    }

    @Test
    void executorThatThrowsFloodsOrSaysNothingGivesAnErrorResult() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CALL_T1, END, PLAIN, CALL_T1, END, PLAIN, CALL_T1, END, PLAIN, END);
        executor().answer = call -> switch (executor().calls.size()) {
            case 1 -> throw new IllegalStateException("password 123");
            case 2 -> null;
            default -> new CallResponse("é".repeat(100_000), false);
        };
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        assertThat(client.text(0)).isEqualTo("<8><8><8><8>");
        assertThat(client.events.stream().filter(TokenEvent.CallFinished.class::isInstance).map(event -> ((TokenEvent.CallFinished) event).failed()))
                .containsExactly(true, true, false);
    }

    @Test
    void malformedCallGoesBackOnceAndThenEndsTheAnswer() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CallingVocabulary.MALFORMED, END, PLAIN, CallingVocabulary.MALFORMED, END);
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        assertThat(client.text(0)).isEqualTo("<8><8>");
        assertThat(client.reasons).containsEntry(0, FinishReason.MALFORMED_CALL);
        assertThat(client.callsFinished).isZero();
        assertThat(executor().calls).isEmpty();
    }

    @Test
    void callsBeyondTheLimitAreRefusedOnceAndThenEndTheAnswer() {
        Bench bench = bench(64, null);
        int[] turn = {CALL_T1, CALL_T0, END};
        says(bench, join(turn, turn, turn));
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        assertThat(executor().calls).hasSize(3);
        assertThat(client.reasons).containsEntry(0, FinishReason.CALL_LIMIT);
    }

    @Test
    void turnsBeyondTheDepthAreRefusedOnceAndThenEndTheAnswer() {
        limits = new CallLimits(99, 2, Duration.ofSeconds(30), 64 * 1024, 2, OnFailure.CONTINUE);
        Bench bench = bench(64, null);
        says(bench, CALL_T1, CALL_T0, END, CALL_T1, END, CALL_T0, END, CALL_T1, END);
        Client client = submit(bench, 60, HOSTED);

        bench.run();

        assertThat(executor().calls).as("two turns with three calls in all").hasSize(3);
        assertThat(client.reasons).containsEntry(0, FinishReason.CALL_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "hangs", "fails"})
    void callThatFailsEndsTheRequestWhereThatIsWanted(String how) {
        limits = new CallLimits(3, 3, Duration.ofSeconds(30), 64 * 1024, 2, OnFailure.FAIL);
        Bench bench = bench(64, ScriptedHandlingPolicy.always(Handling.PRESERVE));
        says(bench, PLAIN, CALL_T1, CALL_T0, END, PLAIN, END);
        executor().nanos = () -> how.equals("hangs") ? TimeUnit.DAYS.toNanos(1) : 1_000_000;
        executor().answer = call -> {
            if (how.equals("throws")) {
                throw new IllegalStateException("password 123");
            }
            return new CallResponse("No such item.", how.equals("fails"));
        };
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        assertThat(client.refusal()).isNotNull();
        assertThat(client.refusal().kind()).isEqualTo(Refusal.Kind.TOOL_FAILED);
        assertThat(client.refusal().message()).startsWith("The call of tool 't1' failed, and with it the request: ").doesNotContain("password");
        assertThat(client.events).filteredOn(TokenEvent.CallFinished.class::isInstance).hasSize(2);
        assertThat(bench.lane.openRequests()).isZero();
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
    }

    @Test
    void faultOfTheModelIsNoFailureOfATool() {
        limits = new CallLimits(3, 3, Duration.ofSeconds(30), 64 * 1024, 2, OnFailure.FAIL);
        Bench bench = bench(64, null);
        says(bench, PLAIN, CallingVocabulary.MALFORMED, END, PLAIN, END);
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        assertThat(client.text(0)).isEqualTo("<8><8>");
        assertThat(client.last).isInstanceOf(TokenEvent.Completed.class);
    }

    @Test
    void detectorThatFailsCostsItsRequestAndNoOther() {
        for (int fault = 0; fault < 3; fault++) {
            language.scanners = 0;
            language.scannersMax = fault == 2 ? Integer.MAX_VALUE : fault;
            language.scannersThrow = fault == 2;
            Bench bench = bench(64, null);
            says(bench, PLAIN, CALL_T1, END, PLAIN, END);
            Client client = submit(bench, 30, HOSTED);
            Client other = bench.submit(PROMPT, 3);

            bench.run();

            assertThat(client.refusal()).as("fault " + fault).isNotNull().extracting(Refusal::kind).isEqualTo(Refusal.Kind.INTERNAL);
            assertThat(other.last).isInstanceOf(TokenEvent.Completed.class);
            assertThat(bench.lane.broken()).isNull();
            assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
            assertThat(bench.lane.waitingRequests()).isZero();
        }
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
    void responseThatDoesNotFitIsDroppedAndTheContextBoundsWhatFollows() {
        language.responseTokensMax = 1_000;
        Bench bench = bench(64, null);
        executor().answer = _ -> new CallResponse("a long one " + longest(), false);
        int[] words = new int[200];
        Arrays.fill(words, PLAIN);
        says(bench, join(new int[] {PLAIN, CALL_T1, END}, words));
        Client client = submit(bench, null, HOSTED);

        bench.run();

        // 128 tokens in all: 10 of the prompt, 3 said, 1 that tells that the result was dropped.
        assertThat(client.reasons).containsEntry(0, FinishReason.LENGTH);
        assertThat(client.last).isEqualTo(new TokenEvent.Completed(new TokenEvent.Usage(10, 117, 0, 1)));
    }

    @Test
    void clientThatGoesDuringACallFreesEverythingAndTheCallIsInterrupted() {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(Handling.PRESERVE));
        says(bench, PLAIN, CALL_T1, END);
        executor().nanos = () -> TimeUnit.SECONDS.toNanos(20);
        Client client = submit(bench, 30, HOSTED);
        bench.time.runUntil(TimeUnit.SECONDS.toNanos(1));
        assertThat(bench.lane.statistics().sequences().paused()).isEqualTo(1);

        client.cancel();
        bench.run();

        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(bench.lane.openRequests()).isZero();
        assertThat(bench.time.now()).isLessThan(TimeUnit.SECONDS.toNanos(2));
        Outcome.SegmentOutcome segment = bench.outcomes.getFirst().sequences().getFirst().segments().getFirst();
        assertThat(segment.call()).isNotNull();
        assertThat(segment.call().nanos()).isNull();
        assertThat(language.written).isEmpty();
    }

    @Test
    void shutdownDuringACallWaitsAndThenFailsTheRequest() {
        Bench bench = bench(64, null);
        says(bench, PLAIN, CALL_T1, END);
        executor().nanos = () -> TimeUnit.SECONDS.toNanos(20);
        Client client = submit(bench, 30, HOSTED);
        bench.time.runUntil(TimeUnit.SECONDS.toNanos(1));
        List<Long> drained = new ArrayList<>();
        bench.host.drain(Duration.ofSeconds(5), () -> drained.add(bench.time.now()));

        bench.run();

        assertThat(client.refusal()).isNotNull().extracting(Refusal::kind).isEqualTo(Refusal.Kind.UNAVAILABLE);
        assertThat(drained).containsExactly(TimeUnit.SECONDS.toNanos(6));
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

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"SWAP_ALL", "DELAY"})
    void handlingPolicyThatMisbehavesIsReplacedAndEverybodyIsServed(CrankyHandlingPolicy.Fault fault) {
        Bench bench = bench(64, new CrankyHandlingPolicy(ScriptedHandlingPolicy.always(Handling.PRESERVE), fault, () -> {}));
        says(bench, PLAIN, CALL_T1, END, PLAIN, END);
        Client client = submit(bench, 30, HOSTED);

        bench.run();

        assertThat(client.text(0)).isEqualTo("<8><8>");
        assertThat(bench.lane.statistics().pauses().handling()).isEqualTo(HandlingGuard.FALLBACK);
        assertThat(bench.news).anySatisfy(line -> assertThat(line).startsWith("quarantined m, handling tested, "));
    }

    private Bench bench(int blocks, @Nullable HandlingPolicy handling) {
        Predictor predictor = new Predictor() {
            @Override
            public Prediction predict(SegmentView segment) {
                return Prediction.builder()
                        .outputTokens(Estimate.exactly(5))
                        .call(0.5, Estimate.exactly(2), Estimate.exactly(3))
                        .source("segment " + segment.index())
                        .build();
            }

            @Override
            public void learn(OutcomeView outcome) {
                learned.add(outcome);
            }
        };
        return new Bench(new HashEngine.Size(4, blocks, 64, 128), Bench.fixed(64, 8), (time, spec) -> {
            TimedExecutor own = new TimedExecutor(time);
            executor = own;
            return new LaneSpec(
                    "m",
                    new LaneSpec.Stove(spec.stove().engine(), language, blocks, 64),
                    new LaneSpec.Policies("tested", new Bench.Absent(), new LaneSpec.Handling("tested", handling), predictor),
                    spec.limits(),
                    Tools.of(language, List.of(own), limits));
        });
    }

    private TimedExecutor executor() {
        TimedExecutor own = executor;
        if (own == null) {
            throw new IllegalStateException("Make a bench first");
        }
        return own;
    }

    /** The model's first tokens, whatever comes between them. */
    private static void says(Bench bench, int... tokens) {
        bench.engine.script = history -> {
            int said = 0;
            for (int i = 0; i < history.length(); i++) {
                said += history.generated(i) ? 1 : 0;
            }
            return said < tokens.length ? tokens[said] : HashEngine.UNSCRIPTED;
        };
    }

    private static Client submit(Bench bench, @Nullable Integer tokensMax, Toolset tools) {
        return bench.submit(request(tokensMax, tools));
    }

    private static ServeRequest request(@Nullable Integer tokensMax, Toolset tools) {
        return new ServeRequest(
                "chat-1",
                "m",
                "tenant",
                null,
                null,
                CallingVocabulary.conversation(PROMPT),
                new ServeRequest.Limits(tokensMax, 0, List.of(), List.of(), false),
                SamplingSpec.builder().build(),
                1,
                false,
                tools);
    }

    private static int longest() {
        int salt = 0;
        while (Math.floorMod(("a long one " + salt).hashCode(), 1_000) < 200) {
            salt++;
        }
        return salt;
    }

    private static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
