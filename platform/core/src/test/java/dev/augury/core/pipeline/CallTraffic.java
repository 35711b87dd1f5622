package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.FollowUp;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.State;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.core.plan.Pauses;
import dev.augury.core.retain.RetainLimits;
import dev.augury.spi.call.CallResponse;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Clients whose answers call tools that hang, die, flood and talk nonsense, or tools of their own, after which they come back at once, late, twice, with another
 * tenant's key, with an edited conversation or never; under policies that change their minds, over an engine and copies that fail, until the host shuts down,
 * sometimes in mid-call. After every event the invariants are checked; at the end every answer against what its model would have said
 * alone in the world with the same responses before it.
 */
final class CallTraffic {

    private static final int CLIENTS = 30;
    private static final Toolset TOOLS = new Toolset(Set.of("t0", "t1"), Set.of("t2"));

    private final Random random;
    private final CallingVocabulary language = new CallingVocabulary();
    private final Chaos policy;
    private final ChaosHandling handling;
    private final Bench bench;
    private final Invariants invariants;
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, Visit> present = new LinkedHashMap<>();
    final Tally tally;

    /** What happened, over all runs. */
    static final class Tally {
        long pauses;
        long completed;
        long failed;
        long cancelled;
        long evictions;
        long cuts;
        long recomputedTokens;
        long swappedOut;
        long swappedIn;
        long failedSwaps;
        final Map<String, Integer> cancelledFrom = new TreeMap<>();
        final Map<FinishReason, Integer> reasons = new TreeMap<>();
        final Map<FollowUp, Integer> followUps = new TreeMap<>();
        long returned;
        long expired;
        long displaced;
        long retainedEvictions;
    }

    private record Visit(
            String id, @Nullable Follow follow, ServeRequest request, Client client, List<Serving.Submission> submission, boolean[] gone) {}

    /** What a visit follows; a strange one must find nothing. */
    private record Follow(Visit before, int choice, boolean strange) {}

    CallTraffic(long seed, Tally tally) {
        random = new Random(seed);
        this.tally = tally;
        int blockTokens = List.of(1, 4, 7, 16).get(random.nextInt(4));
        int tokens = 150 + random.nextInt(600);
        HashEngine.Size size = new HashEngine.Size(
                blockTokens, Math.max(tokens / blockTokens, 120 / blockTokens + 1), tokens / blockTokens / (1 + random.nextInt(3)), 110);
        policy = new Chaos(random, random.nextDouble() * 0.2);
        handling = new ChaosHandling(random);
        LaneLimits fixed = Bench.fixed(32 + random.nextInt(100), 6 + random.nextInt(12));
        RetainLimits retain = new RetainLimits(
                1 + random.nextInt(20), 100 + random.nextInt(1000), random.nextBoolean() ? Long.MAX_VALUE : 1 << 10 + random.nextInt(6),
                Duration.ofMillis(20 + random.nextInt(300)));
        LaneLimits limits = new LaneLimits(
                fixed.requestsMax(), fixed.tokensMax(), fixed.sequencesMax(), fixed.stepTokensMax(), fixed.stepTarget(), fixed.policyDeadline(),
                fixed.predictDeadline(), fixed.holdMax(), retain);
        bench = new Bench(size, limits, (time, spec) -> {
            TimedExecutor executor = new TimedExecutor(time);
            executor.nanos = this::duration;
            executor.answer = _ -> answer();
            return new LaneSpec(
                    "m",
                    new LaneSpec.Stove(spec.stove().engine(), language, size.deviceBlocks(), size.hostBlocks()),
                    new LaneSpec.Policies("tested", policy, new LaneSpec.Handling("tested", handling), predictor()),
                    spec.limits(),
                    Tools.of(language, List.of(executor), new CallLimits(1 + random.nextInt(4), Duration.ofSeconds(1), 200, 1 + random.nextInt(4))));
        });
        invariants = new Invariants(bench.lane);
        bench.engine.stepNanos = () -> 500_000 + random.nextInt(1_000_000);
        bench.engine.copyNanos = () -> random.nextInt(5) == 0 ? 0 : random.nextInt(20_000_000);
        bench.engine.faults = faults();
    }

    /** Runs that many steps of traffic, then shuts down, one way or another. */
    void run(int steps) {
        while (bench.engine.steps < steps) {
            while (present.size() < CLIENTS) {
                arrive();
            }
            if (random.nextInt(40) == 0) {
                leave(new ArrayList<>(present.values()).get(random.nextInt(present.size())));
            }
            event();
        }
        if (random.nextInt(3) == 0) {
            bench.host.drain(Duration.ofMillis(random.nextInt(300)), () -> {});
        } else if (random.nextInt(3) == 0) {
            bench.host.close(() -> {});
        }
        while (bench.time.runNext()) {
            forget();
            invariants.check(policy.known);
        }
        end();
    }

    private void event() {
        assertThat(bench.lane.broken()).isNull();
        assertThat(bench.time.runNext()).as("something is due while clients are present").isTrue();
        List<Visit> over = present.values().stream()
                .filter(visit -> visit.client().last != null || visit.gone()[0] || visit.client().room < 0)
                .toList();
        over.forEach(visit -> present.remove(visit.id()));
        over.forEach(this::comeBack);
        forget();
        invariants.check(policy.known);
    }

    /** A client whose tools were called comes back with their results, in one way or another. */
    private void comeBack(Visit visit) {
        for (int choice = 0; choice < visit.request().choices(); choice++) {
            if (visit.client().last instanceof TokenEvent.Completed && visit.client().reasons.get(choice) == FinishReason.TOOL_CALLS) {
                comeBack(visit, choice);
            }
        }
    }

    private void comeBack(Visit visit, int choice) {
        Prompt.Chat chat = FollowUps.after(visit.request(), visit.client(), choice, "r" + random.nextInt(9));
        String tenant = visit.request().tenant();
        Follow follow = new Follow(visit, choice, false);
        switch (random.nextInt(10)) {
            case 0 -> {}
            case 1 -> submit(follow(new Follow(visit, choice, true), chat, tenant + "'s neighbour"));
            case 2 -> {
                List<Map<String, @Nullable Object>> messages = new ArrayList<>(chat.messages());
                messages.set(0, Map.of("role", "user", "content", "[7, " + String.valueOf(messages.getFirst().get("content")).substring(1)));
                submit(follow(new Follow(visit, choice, true), new Prompt.Chat(messages, null, Map.of()), tenant));
            }
            case 3 -> {
                submit(follow(follow, chat, tenant));
                submit(follow(follow, chat, tenant));
            }
            case 4, 5 -> bench.time.post(bench.time.now() + random.nextInt(400_000_000), () -> submit(follow(follow, chat, tenant)));
            default -> submit(follow(follow, chat, tenant));
        }
    }

    private Visit follow(Follow follow, Prompt.Chat chat, String tenant) {
        String id = "r" + visits.size();
        ServeRequest request = FollowUps.with(follow.before().request(), id, tenant, chat);
        return new Visit(id, follow, request, new Client(), new ArrayList<>(), new boolean[1]);
    }

    private void submit(Visit visit) {
        visits.put(visit.id(), visit);
        present.put(visit.id(), visit);
        visit.submission().add(bench.host.submit(visit.request(), visit.client()));
    }

    private void forget() {
        policy.known.addAll(handling.paused);
        handling.paused.clear();
        policy.known.removeIf(sequence -> sequence.finished() && !sequence.copying());
    }

    private void arrive() {
        String id = "r" + visits.size();
        int[] prompt = Arrays.copyOf(Bench.prompt(40, random.nextInt(6)), 1 + random.nextInt(40));
        ServeRequest request = new ServeRequest(
                id,
                "m",
                "tenant " + random.nextInt(2),
                null,
                null,
                CallingVocabulary.conversation(prompt),
                new ServeRequest.Limits(random.nextInt(4) == 0 ? null : 1 + random.nextInt(60), 0, List.of(), List.of(), random.nextInt(4) == 0),
                SamplingSpec.builder().seed(random.nextInt(1000)).build(),
                random.nextInt(5) == 0 ? 2 : 1,
                false,
                TOOLS);
        Visit visit = new Visit(id, null, request, new Client(), new ArrayList<>(), new boolean[1]);
        if (random.nextInt(20) == 0) {
            visit.client().room = random.nextInt(20);
        }
        submit(visit);
    }

    private void leave(Visit visit) {
        if (visit.client().last != null) {
            return;
        }
        String from = "elsewhere";
        for (Sequence sequence : policy.known) {
            if (sequence.request().asked() == visit.request() && sequence.standing() instanceof State.Paused(long _, var pause)) {
                from = (pause.returned() ? "returned, " : "calling, ") + (sequence.copying() ? "copying" : Pauses.kept(sequence).name());
            }
        }
        tally.cancelledFrom.merge(from, 1, Integer::sum);
        visit.gone()[0] = true;
        visit.submission().getFirst().cancel();
    }

    private void end() {
        forget();
        assertThat(policy.known).as("sequences left").isEmpty();
        assertThat(bench.lane.openRequests()).isZero();
        assertThat(bench.border.violations()).as("breaches of the engine's border").isEmpty();
        assertThat(bench.lane.broken()).isNull();
        var statistics = bench.lane.statistics();
        assertThat(statistics.totals().quarantines()).as(String.join("\n", bench.news)).isZero();
        assertThat(statistics.sequences().paused()).isZero();
        assertThat(statistics.memory().deviceFree()).isEqualTo(statistics.memory().deviceTotal());
        assertThat(statistics.memory().hostFree()).isEqualTo(statistics.memory().hostTotal());
        Map<String, Outcome> outcomes = new HashMap<>();
        for (Outcome outcome : bench.outcomes) {
            assertThat(outcomes.put(outcome.id(), outcome)).as("outcomes of " + outcome.id()).isNull();
        }
        visits.values().forEach(visit -> end(visit, outcomes));
        var retained = statistics.retained();
        assertThat(retained.kv().prefixes()).isZero();
        tally.returned += retained.prefixes().returned();
        tally.expired += retained.prefixes().expired();
        tally.displaced += retained.prefixes().displaced();
        tally.retainedEvictions += retained.kv().evictions();
        var counts = statistics.pauses().counts();
        tally.pauses += handling.pauses;
        assertThat(counts.preserved().pauses() + counts.discarded().pauses() + counts.swapped().pauses()).isEqualTo(handling.pauses);
        tally.evictions += counts.evictions();
        tally.cuts += counts.cuts();
        tally.recomputedTokens += counts.recomputedTokens();
        tally.swappedOut += counts.swappedOut();
        tally.swappedIn += counts.swappedIn();
        tally.failedSwaps += statistics.preemptions().failedSwaps();
    }

    private void end(Visit visit, Map<String, Outcome> outcomes) {
        Outcome outcome = outcomes.get(visit.id());
        Client client = visit.client();
        boolean completed = client.last instanceof TokenEvent.Completed;
        boolean left = visit.gone()[0] || client.room < 0;
        assertThat(client.last != null || left).as(visit.id() + " ended without a last event").isTrue();
        tally.completed += completed ? 1 : 0;
        tally.failed += client.last instanceof TokenEvent.Failed ? 1 : 0;
        tally.cancelled += left ? 1 : 0;
        if (outcome == null) {
            assertThat(completed).isFalse();
            return;
        }
        int responses = 0;
        int[] prompt = prompt(visit, outcomes);
        for (Outcome.SequenceOutcome sequence : outcome.sequences()) {
            Alone alone = new Alone(prompt, visit.request(), sequence, language.written);
            responses += alone.responseTokens;
            if (completed) {
                assertThat(client.text(sequence.choice())).as(visit.id() + " answer " + sequence.choice() + " " + sequence).isEqualTo(alone.text.toString());
                assertThat(client.reasons).containsEntry(sequence.choice(), sequence.reason());
                tally.reasons.merge(sequence.reason(), 1, Integer::sum);
            } else {
                assertThat(alone.text.toString()).as(visit.id()).startsWith(client.text(sequence.choice()));
            }
        }
        if (client.last instanceof TokenEvent.Completed(var usage)) {
            assertThat(client.calls).as("calls that began and did not end").isEmpty();
            assertThat(usage.outputTokens()).isEqualTo(outcome.outputTokens());
            assertThat(usage.responseTokens()).isEqualTo(responses);
            tally.followUps.merge(usage.followUp(), 1, Integer::sum);
            if (visit.follow() != null && visit.follow().strange()) {
                assertThat(usage.followUp()).as(visit.id() + " follows what is not its own").isIn(FollowUp.UNKNOWN, FollowUp.CHANGED);
            }
        }
    }

    /**
     * Returns the tokens of a visit's prompt, which are those of an earlier answer, exactly as its model said it, and what the template makes of the rest; or what
     * the template makes of everything.
     */
    private int[] prompt(Visit visit, Map<String, Outcome> outcomes) {
        List<Map<String, @Nullable Object>> messages = ((Prompt.Chat) visit.request().prompt()).messages();
        TokenizedPrompt known = policy.prompts.get(visit.id());
        if (known == null || known.lineage().followUp() != FollowUp.SPLICED) {
            int[] rendered = CallingVocabulary.render(messages);
            assertThat(known == null ? rendered : known.tokens()).as(visit.id() + ", rendered").isEqualTo(rendered);
            return rendered;
        }
        List<int[]> spliced = new ArrayList<>();
        for (Follow follow = visit.follow(); follow != null && !follow.strange(); follow = follow.before().follow()) {
            int before = ((Prompt.Chat) follow.before().request().prompt()).messages().size() + 1;
            spliced.add(CallingVocabulary.joined(said(follow, outcomes), CallingVocabulary.render(messages.subList(before, messages.size()))));
        }
        assertThat(spliced).as(visit.id() + ", spliced").anySatisfy(tokens -> assertThat(known.tokens()).isEqualTo(tokens));
        return known.tokens();
    }

    private int[] said(Follow follow, Map<String, Outcome> outcomes) {
        Visit before = follow.before();
        Outcome.SequenceOutcome sequence = outcomes.get(before.id()).sequences().get(follow.choice());
        return new Alone(policy.prompts.get(before.id()).tokens(), before.request(), sequence, language.written).tokens();
    }

    private long duration() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> TimeUnit.DAYS.toNanos(1);
            default -> random.nextInt(60_000_000);
        };
    }

    @SuppressWarnings("NullAway")
    private CallResponse answer() {
        return switch (random.nextInt(8)) {
            case 0 -> throw new IllegalStateException("an executor that was to die");
            case 1 -> null;
            case 2 -> new CallResponse("x".repeat(100_000), false);
            case 3 -> new CallResponse("it failed " + random.nextInt(50), true);
            default -> new CallResponse("result " + random.nextInt(50), false);
        };
    }

    private HashEngine.Faults faults() {
        return new HashEngine.Faults() {
            @Override
            public @Nullable RuntimeException step(StepPlan plan) {
                return random.nextInt(1500) == 0 ? new EngineException("a fault that was asked for", false) : null;
            }

            @Override
            public @Nullable EngineException copy() {
                return random.nextInt(20) == 0 ? new EngineException("a copy that was to fail", false) : null;
            }
        };
    }

    private Predictor predictor() {
        return segment -> {
            if (random.nextInt(20) == 0) {
                throw new IllegalStateException("a prediction that was to fail");
            }
            return Prediction.builder().outputTokens(Estimate.exactly(random.nextInt(50))).source("test").build();
        };
    }
}
