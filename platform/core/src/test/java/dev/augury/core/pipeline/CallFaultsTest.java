package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.OnFailure;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.plan.HandlingGuard;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.handling.Handling;
import dev.augury.testing.kit.handling.CrankyHandlingPolicy;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that go wrong: executors, models, detectors, policies and clients that fail, and limits. */
class CallFaultsTest extends CallScene {

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
}
