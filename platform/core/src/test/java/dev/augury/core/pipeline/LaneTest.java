package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.spi.engine.SamplingSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a request asks for and what it gets. */
class LaneTest {

    private static final int[] PROMPT = Bench.prompt(10, 1);

    private final Bench bench = new Bench(new HashEngine.Size(4, 64, 16, 128), new Bench.Absent(), Bench.fixed(64, 16));

    @Test
    void answerIsWhatTheEngineSaysAlone() {
        Client client = bench.submit(PROMPT, 12);

        bench.run();

        assertThat(client.events.getFirst()).isEqualTo(new TokenEvent.Admitted(10));
        assertThat(client.text(0)).isEqualTo(alone(PROMPT, 0, 12));
        assertThat(client.reasons).containsEntry(0, FinishReason.LENGTH);
        assertThat(client.last).isEqualTo(new TokenEvent.Completed(new Usage(10, 12, 0)));
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(bench.lane.openRequests()).isZero();
        assertThat(bench.news).containsExactly(
                "admitted 1", "quarantined m, scheduler tested, plan: it returned null instead of grants", "first token 1", "finished 1 length");
    }

    @Test
    void oneDeltaPerTokenAsSoonAsItIsMade() {
        List<Long> times = new ArrayList<>();
        bench.host.submit(Bench.request(PROMPT, 5), event -> {
            if (event instanceof Delta delta) {
                assertThat(delta.tokens()).hasSize(1);
                times.add(bench.time.now());
            }
            return true;
        });

        bench.run();

        assertThat(times).containsExactly(1_000_000L, 2_000_000L, 3_000_000L, 4_000_000L, 5_000_000L);
    }

    @Test
    void choicesShareTheBlocksOfThePrompt() {
        Client client = bench.submit(Bench.request(new Prompt.Tokens(PROMPT), 6, 3));

        bench.run();

        for (int choice = 0; choice < 3; choice++) {
            assertThat(client.text(choice)).isEqualTo(alone(PROMPT, choice, 6));
        }
        // The first computes 10 tokens; the others find two of its blocks and compute 2.
        assertThat(bench.steps.subList(0, 2)).containsExactly(List.of(10), List.of(1, 2, 2));
        assertThat(client.last).isEqualTo(new TokenEvent.Completed(new Usage(10, 18, 0)));
        assertThat(bench.outcomes.getFirst().sequences()).hasSize(3);
    }

    @Test
    void echoWithoutLogprobsComesFirst() {
        Client client = bench.submit(request(5, true, SamplingSpec.builder().build(), limits(5, 0, List.of())));

        bench.run();

        assertThat(client.events.get(1)).isEqualTo(new Delta(0, TestVocabulary.text(PROMPT), List.of()));
        assertThat(client.text(0)).isEqualTo(TestVocabulary.text(PROMPT) + alone(PROMPT, 0, 5));
    }

    @Test
    void echoWithLogprobsScoresEveryTokenOfThePromptButTheFirst() {
        bench.submit(PROMPT, 1);
        bench.run();
        SamplingSpec scored = SamplingSpec.builder().logprobs(3).build();
        Client client = bench.submit(new ServeRequest(
                "e", "m", "tenant", null, null, new Prompt.Tokens(PROMPT), limits(4, 0, List.of()), scored, 2, true));

        bench.run();

        for (int choice = 0; choice < 2; choice++) {
            int index = choice;
            List<Delta> deltas = client.events.stream()
                    .filter(Delta.class::isInstance)
                    .map(Delta.class::cast)
                    .filter(delta -> delta.choice() == index)
                    .toList();
            Delta echo = deltas.getFirst();
            assertThat(echo.text()).isEqualTo(TestVocabulary.text(PROMPT));
            assertThat(echo.tokens()).extracting(TokenText::token).containsExactly(IntStream.of(PROMPT).boxed().toArray(Integer[]::new));
            assertThat(echo.tokens().getFirst().logprobs()).isNull();
            assertThat(echo.tokens().subList(1, 10)).allSatisfy(token -> assertThat(token.logprobs()).isNotNull());
            assertThat(deltas.subList(1, 5)).allSatisfy(delta -> assertThat(delta.tokens().getFirst().logprobs()).isNotNull());
        }
        // Nothing of the first answer's prompt may be found, since all of it is scored; the second shares it.
        assertThat(bench.steps.get(1)).containsExactly(10);
        assertThat(bench.steps.get(2)).containsExactly(1, 2);
    }

    @Test
    void noOutputAskedForEndsAfterTheEcho() {
        Client plain = bench.submit(request(0, true, SamplingSpec.builder().build(), limits(0, 0, List.of())));
        Client scored = bench.submit(request(0, true, SamplingSpec.builder().logprobs(0).build(), limits(0, 0, List.of())));

        bench.run();

        assertThat(plain.text(0)).isEqualTo(TestVocabulary.text(PROMPT));
        assertThat(scored.text(0)).isEqualTo(TestVocabulary.text(PROMPT));
        assertThat(List.of(plain.last, scored.last)).containsOnly(new TokenEvent.Completed(new Usage(10, 0, 0)));
        assertThat(bench.steps).containsExactly(List.of(10));
    }

    @Test
    void stopTextEndsTheAnswerBeforeIt() {
        int[] tokens = HashEngine.alone(PROMPT, 0, 0, 8);
        String across = TestVocabulary.text(tokens[3]).substring(2) + TestVocabulary.text(tokens[4]).substring(0, 2);
        Client client = bench.submit(request(1, false, SamplingSpec.builder().build(), limits(8, 0, List.of("nowhere", across))));

        bench.run();

        String whole = TestVocabulary.text(tokens);
        assertThat(client.text(0)).isEqualTo(whole.substring(0, whole.indexOf(across)));
        assertThat(client.reasons).containsEntry(0, FinishReason.STOP);
        assertThat(bench.steps).hasSize(5);
    }

    @Test
    void endTokenIsMaskedUntilTheLeastTokensAreMade() {
        int salt = IntStream.range(0, 100_000).filter(seed -> ends(seed, 20)).findFirst().orElseThrow();
        SamplingSpec sampling = SamplingSpec.builder().seed(salt).build();
        Client client = bench.submit(new ServeRequest(
                "e", "m", "tenant", null, null, new Prompt.Tokens(PROMPT), new ServeRequest.Limits(20, 20, List.of(), List.of(), false), sampling, 1, false));
        Client free = bench.submit(new ServeRequest(
                "f", "m", "tenant", null, null, new Prompt.Tokens(PROMPT), new ServeRequest.Limits(20, 0, List.of(), List.of(), false), sampling, 1, false));

        bench.run();

        assertThat(bench.outcomes.stream().filter(outcome -> outcome.id().equals("e")).findFirst().orElseThrow().outputTokens()).isEqualTo(20);
        assertThat(client.reasons).containsEntry(0, FinishReason.LENGTH);
        assertThat(free.reasons).containsEntry(0, FinishReason.STOP);
    }

    @Test
    void slowReaderIsCancelledAndStallsNobody() {
        Client slow = bench.submit(PROMPT, 50);
        slow.room = 3;
        Client quick = bench.submit(Bench.prompt(9, 2), 50);

        bench.run();

        assertThat(slow.last).isNull();
        assertThat(quick.text(0)).isEqualTo(alone(Bench.prompt(9, 2), 0, 50));
        assertThat(bench.outcomes.getFirst().sequences().getFirst().reason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(bench.outcomes.getFirst().outputTokens()).isEqualTo(4);
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
    }

    @Test
    void sinkThatThrowsIsTakenForOneThatWentAway() {
        bench.host.submit(Bench.request(PROMPT, 50), event -> {
            throw new IllegalStateException("broken pipe");
        });
        Client other = bench.submit(Bench.prompt(9, 2), 5);

        bench.run();

        assertThat(other.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(bench.lane.openRequests()).isZero();
        assertThat(bench.lane.broken()).isNull();
    }

    @Test
    void outcomeTellsWhatWasPredictedAndWhatHappened() {
        bench.engine.stepNanos = () -> TimeUnit.MILLISECONDS.toNanos(10);
        bench.submit(PROMPT, 12);
        bench.run();

        Outcome outcome = bench.outcomes.getFirst();
        assertThat(outcome.id()).isEqualTo("cmpl-1");
        assertThat(outcome.lane()).isEqualTo("m");
        assertThat(outcome.source()).isEqualTo(new Outcome.Source("m", "tenant", null));
        assertThat(outcome.arrival().text()).isEqualTo(TestVocabulary.text(PROMPT));
        assertThat(outcome.arrival().features().values()).hasSize(1040);
        assertThat(outcome.timing().firstTokenNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
        assertThat(outcome.timing().totalNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(120));
        assertThat(outcome.timing().queueNanos()).isZero();
        assertThat(outcome.timing().decodeNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(110));
        assertThat(outcome.effort()).isEqualTo(new Outcome.Effort(0, 21, 0, 0));
        Outcome.SegmentOutcome segment = outcome.sequences().getFirst().segments().getFirst();
        assertThat(segment.predicted().source()).isEqualTo("fallback");
        assertThat(segment.outputTokens()).isEqualTo(12);
        assertThat(segment.censored()).isTrue();
        assertThat(outcome.failure()).isNull();
    }

    @Test
    void sameTrafficGivesTheSameRun() {
        List<List<Integer>> first = replay();
        assertThat(replay()).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(100);
    }

    @Test
    void refusalsNameWhatIsWrong() {
        assertThat(refused(request(200, false, SamplingSpec.builder().build(), limits(200, 0, List.of())))).isEqualTo(Kind.CONTEXT_LENGTH);
        assertThat(refused(Bench.request(new int[0], 5))).isEqualTo(Kind.INVALID);
        assertThat(refused(Bench.request(new int[] {4, 5000}, 5))).isEqualTo(Kind.INVALID);
        assertThat(refused(Bench.request(new Prompt.Chat(List.of(), null, Map.of()), 5, 1))).isEqualTo(Kind.INVALID);
        ServeRequest ok = Bench.request(PROMPT, 5);
        assertThat(refused(new ServeRequest("x", "other", "t", null, null, ok.prompt(), ok.limits(), ok.sampling(), 1, false))).isEqualTo(Kind.UNKNOWN_MODEL);
        assertThat(refused(new ServeRequest("x", "m", "t", null, "lora", ok.prompt(), ok.limits(), ok.sampling(), 1, false))).isEqualTo(Kind.INVALID);
        assertThat(bench.lane.waitingRequests()).isZero();
        assertThat(bench.outcomes).isEmpty();
    }

    private @Nullable Kind refused(ServeRequest request) {
        Client client = bench.submit(request);
        bench.run();
        var refusal = client.refusal();
        assertThat(client.events).hasSize(1);
        return refusal == null ? null : refusal.kind();
    }

    private static List<List<Integer>> replay() {
        Bench bench = new Bench(new HashEngine.Size(4, 40, 16, 128), new Chaos(new Random(5), 0.3), Bench.fixed(40, 16));
        for (int i = 0; i < 60; i++) {
            int salt = i;
            bench.time.post(i * 3_000_000L, () -> bench.submit(Bench.prompt(5 + salt % 20, salt % 4), 10 + salt % 7));
        }
        bench.run();
        assertThat(bench.outcomes).hasSize(60);
        return bench.steps;
    }

    private static boolean ends(int seed, int within) {
        int[] answer = HashEngine.alone(PROMPT, seed, 0, within);
        return answer.length < within;
    }

    private static ServeRequest request(int tokens, boolean echo, SamplingSpec sampling, ServeRequest.Limits limits) {
        return new ServeRequest("r" + tokens, "m", "tenant", null, null, new Prompt.Tokens(PROMPT), limits, sampling, 1, echo);
    }

    private static ServeRequest.Limits limits(int max, int min, List<String> stop) {
        return new ServeRequest.Limits(max, min, stop, List.of(), true);
    }

    private static String alone(int[] prompt, int choice, int tokens) {
        return TestVocabulary.text(Arrays.stream(HashEngine.alone(prompt, 0, choice, tokens)).toArray());
    }
}
