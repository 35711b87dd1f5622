package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.retain.RetainLimits;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.testing.kit.handling.ScriptedHandlingPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that end in calls of the client, and the requests that follow them. Blocks have four tokens. */
class RetainTest extends CallScene {

    private static final int OTHER_END = 11;
    private static final Toolset CLIENT = new Toolset(Set.of(), Set.of("t0", "t1", "t2"));
    private static final int TIME_TO_LIVE_SECONDS = 60;
    private static final Duration TTL = Duration.ofSeconds(TIME_TO_LIVE_SECONDS);

    private boolean prefixCache = true;
    private RetainLimits kept = new RetainLimits(8, 1000, Long.MAX_VALUE, TTL);

    @ParameterizedTest
    @EnumSource
    void followUpHitsEveryFullBlockOfTheEarlierTurn(Handling handling) {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(handling));
        says(bench, CALL_T1, PLAIN, PLAIN, OTHER_END);
        ServeRequest first = request(CLIENT);
        Client asked = bench.submit(first);
        pass(bench, 2);
        assertThat(asked.reasons).containsEntry(0, FinishReason.TOOL_CALLS);
        assertThat(bench.lane.statistics().retained().prefixes().prefixes()).isEqualTo(1);
        assertThat(bench.lane.statistics().retained().kv().prefixes()).isEqualTo(handling == Handling.DISCARD ? 0 : 1);
        assertThat(bench.lane.statistics().retained().kv().hostTokens()).isEqualTo(handling == Handling.SWAP ? 13 : 0);
        Prompt.Chat conversation = FollowUps.after(first, asked, 0, "r");
        int stepsBefore = bench.steps.size();

        says(bench, PLAIN, END);
        Client followed = bench.submit(FollowUps.with(first, "chat-2", "tenant", conversation));
        pass(bench, 2);

        // 14 tokens, of which the last was never computed: three full blocks. The template would have written the call behind the text and another end.
        int[] whole = CallingVocabulary.joined(PROMPT, new int[] {CALL_T1, PLAIN, PLAIN, OTHER_END}, tail(conversation));
        assertThat(whole).isNotEqualTo(CallingVocabulary.render(conversation.messages()));
        assertThat(followed.last).isEqualTo(new TokenEvent.Completed(new TokenEvent.Usage(whole.length, 2, 12, 0, FollowUp.SPLICED)));
        assertThat(bench.steps.get(stepsBefore)).containsExactly(whole.length - 12);
        Outcome.SequenceOutcome outcome = bench.outcomes.getLast().sequences().getFirst();
        assertThat(followed.text(0)).isEqualTo(new Alone(whole, first, outcome, Map.of(), PLAIN, END).text.toString());
        assertThat(bench.lane.statistics().retained().kv().prefixes()).isZero();
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(64);
        assertThat(bench.lane.statistics().pauses().counts().of(handling).pauses()).isEqualTo(1);
        bench.run();
        assertThat(bench.border.violations()).isEmpty();
    }

    @Test
    void roundsChain() {
        Bench bench = bench(64, null);
        ServeRequest request = request(CLIENT);
        int[] exact = PROMPT;
        int cached = 0;
        for (int round = 0; round < 4; round++) {
            int call = CALL_T1 + 24 * round;
            says(bench, call, PLAIN, END);
            Client client = bench.submit(request);
            pass(bench, 1);
            assertThat(client.last).isEqualTo(new TokenEvent.Completed(
                    new TokenEvent.Usage(exact.length, 3, cached, 0, round == 0 ? FollowUp.NONE : FollowUp.SPLICED)));
            Prompt.Chat next = FollowUps.after(request, client, 0, "r" + round);
            cached = (exact.length + 2) / 4 * 4;
            exact = CallingVocabulary.joined(exact, new int[] {call, PLAIN, END}, tail(next));
            request = FollowUps.with(request, "chat-" + round, "tenant", next);
        }
        assertThat(bench.lane.statistics().retained().prefixes().returned()).isEqualTo(3);
    }

    @Test
    void returnOfTheClientIsPredictedByAndTaughtToThePredictor() {
        List<Double> predicted = new ArrayList<>();
        List<String> told = new ArrayList<>();
        Bench bench = bench(64, new Listening(predicted, told));
        Client asked = ask(bench, CLIENT, CALL_T1, END);
        assertThat(predicted).containsExactly(2.0);
        assertThat(learned).isEmpty();

        bench.time.runUntil(TimeUnit.SECONDS.toNanos(7));
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), asked, 0, "r");
        says(bench, PLAIN, END);
        bench.submit(FollowUps.with(request(CLIENT), "chat-2", "tenant", conversation));
        bench.run();

        assertThat(told).containsExactly("pause t1", "return t1");
        assertThat(learned).hasSize(2);
        assertThat(learned.get(0).call()).contains("t1");
        assertThat(learned.get(0).outputTokens()).isEqualTo(2);
        assertThat(learned.get(0).callSeconds()).hasValueCloseTo(7.0, org.assertj.core.data.Offset.offset(0.1));
        assertThat(learned.get(0).responseTokens()).hasValue(tail(conversation).length);
        assertThat(learned.get(1).call()).isEmpty();
        assertThat(bench.outcomes.getFirst().sequences().getFirst().segments().getFirst().call()).isNotNull();
    }

    @Test
    void clientThatNeverReturnsIsForgottenInTime() {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(Handling.PRESERVE));
        Client asked = ask(bench, CLIENT, CALL_T1, END);
        assertThat(bench.lane.statistics().memory().deviceFree()).isLessThan(64);

        bench.run();

        assertThat(bench.time.now()).isLessThan(TTL.plusSeconds(1).toNanos());
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(bench.lane.statistics().retained().prefixes().expired()).isEqualTo(1);
        assertThat(learned).hasSize(1);
        assertThat(learned.getFirst().call()).contains("t1");
        assertThat(learned.getFirst().callSeconds()).isEmpty();
        Prompt.Chat late = FollowUps.after(request(CLIENT), asked, 0, "r");
        says(bench, PLAIN, END);
        assertThat(followUp(bench, "tenant", late)).isEqualTo(FollowUp.UNKNOWN);
    }

    @Test
    void clientMayReturnTwice() {
        Bench bench = bench(64, null);
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r");
        says(bench, PLAIN, END);
        Client one = bench.submit(FollowUps.with(request(CLIENT), "chat-2", "tenant", conversation));
        Client two = bench.submit(FollowUps.with(request(CLIENT), "chat-3", "tenant", conversation));
        pass(bench, 1);
        assertThat(one.last).isEqualTo(two.last);
        assertThat(followUp(bench, "tenant", conversation)).isEqualTo(FollowUp.SPLICED);
        assertThat(bench.lane.statistics().retained().prefixes().returned()).isEqualTo(1);
        assertThat(learned.stream().filter(segment -> segment.call().isPresent())).hasSize(1);
    }

    @Test
    void otherTenantFindsNothing() {
        Bench bench = bench(64, null);
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r");
        says(bench, PLAIN, END);
        Client other = bench.submit(FollowUps.with(request(CLIENT), "chat-2", "another", conversation));
        pass(bench, 1);
        assertThat(other.last).isEqualTo(new TokenEvent.Completed(
                new TokenEvent.Usage(CallingVocabulary.render(conversation.messages()).length, 2, 0, 0, FollowUp.UNKNOWN)));
    }

    @Test
    void whatWasChangedIsTokenisedAnew() {
        Bench bench = bench(64, null);
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r");
        says(bench, PLAIN, END);
        List<Prompt.Chat> changed = List.of(
                edited(conversation, 0, "content", "[1, 2, 3, 4]"),
                edited(conversation, 1, "content", "<8><8>"),
                edited(conversation, 1, "tool_calls", List.of(Map.of(
                        "id", FollowUps.calls(ask(bench, CLIENT, CALL_T0, END), 0).getFirst().id(), "type", "function",
                        "function", Map.of("name", "t0", "arguments", Map.of("n", 45))))),
                new Prompt.Chat(conversation.messages(), List.of(Map.of("type", "function")), Map.of()),
                new Prompt.Chat(conversation.messages(), null, Map.of("enable_thinking", false)));
        for (Prompt.Chat chat : changed) {
            says(bench, PLAIN, END);
            assertThat(followUp(bench, "tenant", chat)).as(chat.toString()).isEqualTo(FollowUp.CHANGED);
        }
        says(bench, PLAIN, END);
        assertThat(followUp(bench, "tenant", conversation)).isEqualTo(FollowUp.SPLICED);
        assertThat(followUp(bench, "tenant", (Prompt.Chat) request(CLIENT).prompt())).isEqualTo(FollowUp.NONE);
    }

    @Test
    void templateThatTellsNoSeamIsRenderedWhole() {
        Bench bench = bench(64, null);
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r");
        language.seamless = true;
        says(bench, PLAIN, END);
        Client followed = bench.submit(FollowUps.with(request(CLIENT), "chat-2", "tenant", conversation));
        pass(bench, 1);
        assertThat(followed.last).isEqualTo(new TokenEvent.Completed(
                new TokenEvent.Usage(CallingVocabulary.render(conversation.messages()).length, 2, 8, 0, FollowUp.UNSEAMED)));
        assertThat(bench.lane.statistics().retained().prefixes().returned()).isEqualTo(1);
    }

    @Test
    void turnThatTheDetectorEndedGetsItsEndFromTheTemplate() {
        Bench bench = bench(64, null);
        Toolset single = new Toolset(Set.of(), Set.of("t0", "t1", "t2"), true);
        Prompt.Chat conversation = FollowUps.after(request(single), ask(bench, single, PLAIN, CALL_T1), 0, "r");
        says(bench, PLAIN, END);
        Client followed = bench.submit(FollowUps.with(request(single), "chat-2", "tenant", conversation));
        pass(bench, 1);
        // As the template writes it, token for token: text, call, end, result.
        assertThat(followed.last).isEqualTo(new TokenEvent.Completed(
                new TokenEvent.Usage(CallingVocabulary.render(conversation.messages()).length, 2, 8, 0, FollowUp.SPLICED)));
        Outcome.SequenceOutcome outcome = bench.outcomes.getLast().sequences().getFirst();
        assertThat(followed.text(0)).isEqualTo(
                new Alone(CallingVocabulary.render(conversation.messages()), request(single), outcome, Map.of(), PLAIN, END).text.toString());
    }

    @Test
    void turnOfWhichTheClientIsToldAPartOnlyIsNotKept() {
        Bench bench = bench(64, null);
        Toolset both = new Toolset(Set.of("t0"), Set.of("t1"));
        Prompt.Chat conversation = FollowUps.after(request(both), ask(bench, both, CALL_T0, CALL_T1, END), 0, "r");
        assertThat(bench.lane.statistics().retained().prefixes().kept()).isZero();
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(learned).hasSize(1);
        says(bench, PLAIN, END);
        assertThat(followUp(bench, "tenant", conversation)).isEqualTo(FollowUp.UNKNOWN);
    }

    @Test
    void retainedBlocksAreThereForEverybodyElse() {
        Bench bench = bench(8, ScriptedHandlingPolicy.always(Handling.PRESERVE));
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r");
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(5);
        assertThat(bench.lane.statistics().retained().kv().deviceBlocks()).isEqualTo(3);
        bench.engine.script = _ -> HashEngine.UNSCRIPTED;
        Client other = bench.submit(Bench.prompt(29, 9), 2);
        pass(bench, 1);
        assertThat(other.last).isInstanceOf(TokenEvent.Completed.class);
        assertThat(bench.lane.statistics().retained().kv().evictions()).isEqualTo(1);
        // Its tokens are still known, its KV is not.
        says(bench, PLAIN, END);
        Client followed = bench.submit(FollowUps.with(request(CLIENT), "chat-2", "tenant", conversation));
        pass(bench, 1);
        assertThat(((TokenEvent.Completed) followed.last).usage().followUp()).isEqualTo(FollowUp.SPLICED);
    }

    @Test
    void kvOfRetainedPrefixesIsCountedByTimeAndTier() {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(Handling.PRESERVE));
        ask(bench, CLIENT, CALL_T1, PLAIN, END);
        double once = deviceTokenSeconds(bench);
        ask(bench, CLIENT, CALL_T1, PLAIN, END);
        double twice = deviceTokenSeconds(bench);
        pass(bench, TIME_TO_LIVE_SECONDS);
        assertThat(bench.lane.statistics().retained().kv().deviceTokens()).isZero();
        // Each holds twelve tokens from its answer's end, which is early in its second, until its time to live has passed.
        assertThat(twice - once).isBetween(12.0, 24.0);
        assertThat(deviceTokenSeconds(bench)).isBetween(2 * 12.0 * TIME_TO_LIVE_SECONDS, 2 * 12.0 * (TIME_TO_LIVE_SECONDS + 0.1));
    }

    private static double deviceTokenSeconds(Bench bench) {
        return bench.lane.statistics().pauses().counts().preserved().tokenSeconds();
    }

    @Test
    void answersThatShareTheirPromptGiveAllTheirBlocksOnDemand() {
        Bench bench = bench(6, null);
        says(bench, CALL_T1, PLAIN, END);
        ServeRequest twice = new ServeRequest(
                "chat-1", "m", "tenant", null, null, CallingVocabulary.conversation(Bench.prompt(12, 1)),
                new ServeRequest.Limits(3, 0, List.of(), List.of(), false), SamplingSpec.builder().build(), 2, false, CLIENT);
        bench.submit(twice);
        pass(bench, 1);
        assertThat(bench.lane.statistics().retained().kv().prefixes()).isEqualTo(2);
        assertThat(bench.lane.statistics().retained().kv().deviceBlocks()).isEqualTo(6 - bench.lane.statistics().memory().deviceFree());
        bench.engine.script = _ -> HashEngine.UNSCRIPTED;
        Client other = bench.submit(Bench.prompt(20, 9), 2);
        pass(bench, 1);
        assertThat(other.last).isInstanceOf(TokenEvent.Completed.class);
    }

    @Test
    void swappedPrefixesGiveWayToCallsThatSwap() {
        Bench bench = bench(64, 4, ScriptedHandlingPolicy.always(Handling.SWAP));
        ask(bench, CLIENT, CALL_T1, PLAIN, END);
        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(1);
        says(bench, CALL_T1, END, PLAIN, END);
        Client hosted = bench.submit(request(new Toolset(Set.of("t1"), Set.of())));
        bench.time.runUntil(bench.time.now() + TimeUnit.MILLISECONDS.toNanos(500));
        assertThat(bench.lane.statistics().pauses().inHost().sequences()).isEqualTo(1);
        assertThat(bench.lane.statistics().retained().kv().prefixes()).isZero();
        bench.run();
        assertThat(hosted.last).isInstanceOf(TokenEvent.Completed.class);
    }

    @Test
    void limitsAreKept() {
        kept = new RetainLimits(2, 1000, 64 * 8 * 4, TTL);
        Bench bench = bench(64, null);
        List<Prompt.Chat> conversations = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            conversations.add(FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r" + i));
            assertThat(bench.lane.statistics().retained().kv().prefixes()).isLessThanOrEqualTo(2);
        }
        assertThat(bench.lane.statistics().retained().prefixes().displaced()).isEqualTo(1);
        assertThat(bench.lane.statistics().retained().prefixes().prefixes()).isEqualTo(2);
        says(bench, PLAIN, END);
        assertThat(followUp(bench, "tenant", conversations.get(0))).isEqualTo(FollowUp.UNKNOWN);
        assertThat(followUp(bench, "tenant", conversations.get(2))).isEqualTo(FollowUp.SPLICED);
    }

    @Test
    void nothingIsKeptWhereNothingMayBe() {
        for (RetainLimits tight : List.of(new RetainLimits(0, 1000, 1 << 20, TTL), new RetainLimits(9, 12, 1 << 20, TTL))) {
            kept = tight;
            Bench bench = bench(64, null);
            ask(bench, CLIENT, CALL_T1, PLAIN, END);
            assertThat(bench.lane.statistics().retained().prefixes().kept()).isZero();
            assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        }
        kept = new RetainLimits(9, 1000, 1, TTL);
        Bench bench = bench(64, null);
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r");
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        says(bench, PLAIN, END);
        assertThat(followUp(bench, "tenant", conversation)).isEqualTo(FollowUp.SPLICED);
    }

    @Test
    void withoutAPrefixCacheOnlyTokensAreKept() {
        prefixCache = false;
        Bench bench = bench(64, null);
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r");
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        says(bench, PLAIN, END);
        assertThat(followUp(bench, "tenant", conversation)).isEqualTo(FollowUp.SPLICED);
    }

    @Test
    void followerThatGoesBeforeItBeganLeavesNothing() {
        Bench bench = bench(64, ScriptedHandlingPolicy.always(Handling.SWAP));
        Prompt.Chat conversation = FollowUps.after(request(CLIENT), ask(bench, CLIENT, CALL_T1, PLAIN, END), 0, "r");
        bench.engine.copyNanos = () -> TimeUnit.SECONDS.toNanos(1);
        Client gone = bench.submit(FollowUps.with(request(CLIENT), "chat-2", "tenant", conversation));
        bench.time.runUntil(bench.time.now() + TimeUnit.MILLISECONDS.toNanos(100));
        assertThat(bench.lane.statistics().sequences().waiting()).isEqualTo(1);
        gone.cancel();
        pass(bench, 3);
        assertThat(bench.lane.statistics().memory().deviceFree()).isEqualTo(64);
        assertThat(bench.lane.statistics().memory().hostFree()).isEqualTo(64);
        says(bench, PLAIN, END);
        assertThat(followUp(bench, "tenant", conversation)).isEqualTo(FollowUp.SPLICED);
    }

    @Test
    void laneThatClosesFreesWhatItRetains() {
        Bench bench = bench(64, null);
        ask(bench, CLIENT, CALL_T1, PLAIN, END);
        List<Long> closed = new ArrayList<>();
        bench.host.close(() -> closed.add(bench.time.now()));
        pass(bench, 1);
        assertThat(closed).hasSize(1);
        assertThat(bench.engine.closed).isTrue();
        assertThat(bench.lane.inside().pool().device().free()).isEqualTo(64);
    }

    /** Preserves, and writes down what it is told. */
    private record Listening(List<Double> predicted, List<String> told) implements HandlingPolicy {
        @Override
        public Optional<Handling> beforeSegment(SequenceView sequence, StepView view) {
            return Optional.empty();
        }

        @Override
        public Handling onPause(PausedCallView call, StepView view) {
            predicted.add(call.predictedSeconds().orElseThrow());
            told.add("pause " + call.tool());
            return Handling.PRESERVE;
        }

        @Override
        public void onReturn(PausedCallView call) {
            told.add("return " + call.tool());
        }

        @Override
        public HandlingChanges revise(List<? extends PausedCallView> calls, dev.augury.spi.handling.HandlingView view) {
            return HandlingChanges.NONE;
        }
    }

    private Client ask(Bench bench, Toolset tools, int... tokens) {
        says(bench, tokens);
        Client client = bench.submit(request(tools));
        pass(bench, 1);
        assertThat(client.reasons).containsEntry(0, FinishReason.TOOL_CALLS);
        return client;
    }

    private FollowUp followUp(Bench bench, String tenant, Prompt.Chat chat) {
        Client client = bench.submit(FollowUps.with(request(CLIENT), "chat-x", tenant, chat));
        pass(bench, 1);
        return ((TokenEvent.Completed) client.last).usage().followUp();
    }

    private static void pass(Bench bench, int seconds) {
        bench.time.runUntil(bench.time.now() + TimeUnit.SECONDS.toNanos(seconds));
    }

    private static Prompt.Chat edited(Prompt.Chat chat, int message, String member, Object value) {
        List<Map<String, @Nullable Object>> messages = new ArrayList<>(chat.messages());
        Map<String, @Nullable Object> other = new LinkedHashMap<>(messages.get(message));
        other.put(member, value);
        messages.set(message, other);
        return new Prompt.Chat(messages, chat.tools(), chat.template());
    }

    private static int[] tail(Prompt.Chat chat) {
        int at = chat.messages().size();
        while (chat.messages().get(at - 1).get("role").equals("tool")) {
            at--;
        }
        return CallingVocabulary.render(chat.messages().subList(at, chat.messages().size()));
    }

    private static ServeRequest request(Toolset tools) {
        return new ServeRequest(
                "chat-1", "m", "tenant", null, null, CallingVocabulary.conversation(PROMPT),
                new ServeRequest.Limits(10, 0, List.of(), List.of(), false), SamplingSpec.builder().build(), 1, false, tools);
    }

    @Override
    Bench bench(int blocks, @Nullable HandlingPolicy handling) {
        return bench(blocks, 64, handling);
    }

    private Bench bench(int blocks, int hostBlocks, @Nullable HandlingPolicy handling) {
        LaneLimits fixed = Bench.fixed(64, 8);
        LaneLimits own = new LaneLimits(
                fixed.requestsMax(), fixed.tokensMax(), fixed.sequencesMax(), fixed.stepTokensMax(), fixed.stepTarget(), fixed.policyDeadline(),
                fixed.predictDeadline(), fixed.holdMax(), kept);
        return new Bench(new HashEngine.Size(4, blocks, hostBlocks, 128), own, (time, spec) -> new LaneSpec(
                "m",
                new LaneSpec.Stove(spec.stove().engine(), language, blocks, hostBlocks, prefixCache),
                new LaneSpec.Policies("tested", new Bench.Absent(), new LaneSpec.Handling("tested", handling), predictor()),
                spec.limits(),
                Tools.of(language, List.of(new TimedExecutor(time)), new CallLimits(3, Duration.ofSeconds(30), 64 * 1024, 2))));
    }
}
