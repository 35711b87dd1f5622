package dev.augury.core.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.State;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Clients that come, read slowly, go away and come again, over an engine that fails now and then and copies as fast as it likes. After every event the
 * invariants are checked; after every step its plan; at the end every client's text against what it would have read alone in the world.
 */
final class Traffic {

    private static final int CLIENTS = 40;

    private final Random random;
    private final HashEngine.Size size;
    private final Chaos policy;
    private final Bench bench;
    private final Invariants invariants;
    private final int stepTokens;
    private final Map<String, Visit> visits = new LinkedHashMap<>();
    private final Map<String, Visit> present = new LinkedHashMap<>();
    private final List<Sequence> leaving = new ArrayList<>();
    final Tally tally;

    /** What happened, over all runs. */
    static final class Tally {
        long steps;
        long stepsWithPreemption;
        long swaps;
        long recomputes;
        long failedSwaps;
        long failedSteps;
        long completed;
        long failed;
        long cancelled;
        long slow;
        long hitTokens;
        final List<Integer> live = new ArrayList<>();
        final Map<String, Integer> cancelledFrom = new TreeMap<>();
    }

    private static final class Visit {
        final String id;
        final int[] prompt;
        final ServeRequest request;
        final Client client = new Client();
        Serving.@Nullable Submission submission;
        boolean gone;

        Visit(String id, int[] prompt, ServeRequest request) {
            this.id = id;
            this.prompt = prompt;
            this.request = request;
        }
    }

    Traffic(long seed, Tally tally) {
        random = new Random(seed);
        this.tally = tally;
        int blockTokens = List.of(1, 4, 7, 16).get(random.nextInt(4));
        int tokens = 500 + random.nextInt(500);
        size = new HashEngine.Size(blockTokens, Math.max(tokens / blockTokens, 120 / blockTokens + 1), tokens / blockTokens / (1 + random.nextInt(3)), 110);
        policy = new Chaos(random, 0.1 + random.nextDouble() * 0.3);
        stepTokens = 32 + random.nextInt(100);
        bench = new Bench(size, policy, predictor(), Bench.fixed(stepTokens, 12 + random.nextInt(12)));
        invariants = new Invariants(bench.lane);
        bench.engine.stepNanos = () -> 500_000 + random.nextInt(1_000_000);
        bench.engine.copyNanos = () -> random.nextInt(5) == 0 ? 0 : random.nextInt(20_000_000);
        bench.engine.faults = faults();
    }

    /** Runs that many steps of traffic, then lets everything end. */
    void run(int steps) {
        int seen = 0;
        long preemptions = 0;
        while (bench.engine.steps < steps) {
            while (present.size() < CLIENTS) {
                arrive();
            }
            if (random.nextInt(12) == 0) {
                leave(new ArrayList<>(present.values()).get(random.nextInt(present.size())));
            }
            assertThat(bench.lane.broken()).isNull();
            assertThat(bench.time.runNext()).as("something is due while clients are present").isTrue();
            present.values().removeIf(visit -> visit.client.last != null || visit.gone);
            policy.known.removeIf(sequence -> sequence.finished() && !sequence.copying());
            invariants.check(policy.known);
            if (bench.engine.steps > seen) {
                seen = bench.engine.steps;
                preemptions = stepped(preemptions);
            }
        }
        bench.time.run(1_000_000);
        end();
    }

    private long stepped(long preemptionsBefore) {
        StepPlan plan = bench.engine.lastPlan;
        assertThat(plan).isNotNull();
        for (Sequence sequence : leaving) {
            assertThat(sequence.copying() || sequence.blocks().device().length + sequence.blocks().host().length == 0)
                    .as("blocks of the cancelled " + sequence + " are free within a step")
                    .isTrue();
        }
        leaving.clear();
        assertThat(plan.tokens()).as("budget").isLessThanOrEqualTo(Math.min(stepTokens, policy.budget));
        tally.steps++;
        tally.live.add(bench.lane.inside().queue().running().size());
        var preemptions = bench.lane.statistics().preemptions();
        long now = preemptions.recomputes() + preemptions.swaps();
        tally.stepsWithPreemption += now > preemptionsBefore ? 1 : 0;
        return now;
    }

    private void arrive() {
        String id = "r" + visits.size();
        int[] shared = Bench.prompt(60, random.nextInt(6));
        int[] prompt = Arrays.copyOf(shared, 1 + random.nextInt(60));
        if (random.nextBoolean()) {
            prompt[random.nextInt(prompt.length)] = 1 + random.nextInt(900);
        }
        int choices = random.nextInt(5) == 0 ? 2 + random.nextInt(2) : 1;
        boolean echo = random.nextInt(12) == 0;
        SamplingSpec.Builder sampling = SamplingSpec.builder().seed(random.nextInt(100));
        if (echo && random.nextBoolean()) {
            sampling.logprobs(2);
        }
        ServeRequest request = new ServeRequest(
                id,
                "m",
                "tenant " + random.nextInt(2),
                null,
                null,
                new Prompt.Tokens(prompt),
                new ServeRequest.Limits(1 + random.nextInt(48), 0, List.of(), List.of(), false),
                sampling.build(),
                choices,
                echo);
        Visit visit = new Visit(id, prompt, request);
        if (random.nextInt(15) == 0) {
            visit.client.room = random.nextInt(20);
        }
        visits.put(id, visit);
        present.put(id, visit);
        visit.submission = bench.host.submit(request, visit.client);
        if (random.nextInt(60) == 0) {
            leave(visit);
        }
    }

    private void leave(Visit visit) {
        Serving.Submission submission = visit.submission;
        if (submission == null || visit.client.last != null) {
            return;
        }
        Set<String> from = new HashSet<>();
        boolean found = false;
        for (Sequence sequence : List.copyOf(policy.known)) {
            if (sequence.request().asked() == visit.request) {
                for (Sequence each : sequence.open().sequences()) {
                    from.add(where(each));
                    leaving.add(each);
                }
                found = true;
            }
        }
        from.remove("finished");
        for (String state : found ? from : Set.of("intake")) {
            tally.cancelledFrom.merge(state, 1, Integer::sum);
        }
        visit.gone = true;
        submission.cancel();
    }

    private String where(Sequence sequence) {
        return switch (sequence.standing()) {
            case State.Waiting _ -> policy.known.contains(sequence) ? "waiting" : "follower";
            case State.Running _ -> sequence.pendingTokens() > 1 ? "prefill" : "decode";
            case State.Paused _ -> "paused";
            case State.Preempted _ -> "swapping out";
            case State.Swapped _ -> sequence.copying() ? "swapping in" : "swapped";
            case State.Finished _ -> "finished";
        };
    }

    private void end() {
        policy.known.removeIf(sequence -> sequence.finished() && !sequence.copying());
        assertThat(policy.known).as("sequences left").isEmpty();
        assertThat(bench.lane.openRequests()).isZero();
        assertThat(bench.lane.waitingRequests()).isZero();
        assertThat(bench.lane.waitingTokens()).isZero();
        Map<String, Outcome> outcomes = new HashMap<>();
        for (Outcome outcome : bench.outcomes) {
            assertThat(outcomes.put(outcome.id(), outcome)).as("outcomes of " + outcome.id()).isNull();
        }
        visits.values().forEach(visit -> end(visit, outcomes.get(visit.id)));
        var statistics = bench.lane.statistics();
        tally.swaps += statistics.preemptions().swaps();
        tally.recomputes += statistics.preemptions().recomputes();
        tally.failedSwaps += statistics.preemptions().failedSwaps();
        tally.failedSteps += statistics.steps().failed();
        tally.hitTokens += statistics.totals().prefixHitTokens();
        assertThat(statistics.totals().quarantines()).isZero();
        assertThat(bench.border.violations()).as("breaches of the engine's border").isEmpty();
        assertThat(bench.lane.broken()).isNull();
    }

    private void end(Visit visit, @Nullable Outcome outcome) {
        Client client = visit.client;
        boolean refusedRoom = client.room < 0 || client.last == null && !visit.gone;
        for (int choice = 0; choice < visit.request.choices(); choice++) {
            int max = visit.request.limits().outputTokensMax() == null ? 0 : visit.request.limits().outputTokensMax();
            int[] alone = HashEngine.alone(visit.prompt, visit.request.sampling().seed(), choice, max);
            String expected = (visit.request.echo() ? TestVocabulary.text(visit.prompt) : "") + TestVocabulary.text(alone);
            if (client.last instanceof TokenEvent.Completed) {
                boolean stopped = alone[alone.length - 1] == TestVocabulary.END;
                assertThat(client.text(choice)).as(visit.id + " answer " + choice).isEqualTo(expected);
                assertThat(client.reasons).containsEntry(choice, stopped ? FinishReason.STOP : FinishReason.LENGTH);
            } else {
                assertThat(expected).as(visit.id + " answer " + choice).startsWith(client.text(choice));
            }
        }
        switch (client.last) {
            case TokenEvent.Completed(var usage) -> {
                tally.completed++;
                assertThat(outcome).isNotNull();
                assertThat(usage.outputTokens()).isEqualTo(outcome.outputTokens());
            }
            case TokenEvent.Failed(var refusal) -> {
                tally.failed++;
                assertThat(refusal.kind()).isEqualTo(Kind.INTERNAL);
            }
            case null -> {
                tally.cancelled++;
                tally.slow += refusedRoom ? 1 : 0;
                assertThat(visit.gone || refusedRoom).as(visit.id + " ended without a last event").isTrue();
            }
            case TokenEvent.CallStarted _, TokenEvent.CallFinished _, TokenEvent.Calls _ ->
                throw new AssertionError(visit.id + " without tools ended with " + client.last);
            case TokenEvent.Admitted _, TokenEvent.Delta _, TokenEvent.ChoiceFinished _, TokenEvent.Refused _ ->
                throw new AssertionError(visit.id + " ended with " + client.last);
        }
        assertThat(outcome != null).as(visit.id + " has an outcome when it was admitted").isEqualTo(client.admitted || outcome != null && visit.gone);
    }

    private HashEngine.Faults faults() {
        return new HashEngine.Faults() {
            @Override
            public @Nullable RuntimeException step(StepPlan plan) {
                return switch (random.nextInt(1500)) {
                    case 0 -> new EngineException("a fault that was asked for", false);
                    case 1 -> new IllegalStateException("a fault that was asked for");
                    default -> null;
                };
            }

            @Override
            public @Nullable EngineException copy() {
                return random.nextInt(30) == 0 ? new EngineException("a copy that was to fail", false) : null;
            }
        };
    }

    private Predictor predictor() {
        return segment -> {
            if (random.nextInt(50) == 0) {
                throw new IllegalStateException("a prediction that was to fail");
            }
            return Prediction.builder().outputTokens(Estimate.exactly(random.nextInt(50))).source("test").build();
        };
    }
}
