package dev.augury.core.pipeline;

import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Prompt;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.history.HistoryStore;
import dev.augury.core.time.VirtualTime;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.listen.FinishedView;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.RequestView;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.StepView;
import dev.augury.testing.kit.engine.AssertingEngine;
import dev.augury.testing.kit.engine.KvSizes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** A host with one lane in simulated time. */
final class Bench {

    final VirtualTime time = new VirtualTime();
    final List<Outcome> outcomes = new ArrayList<>();
    final List<String> news = new ArrayList<>();
    HistoryStore history = outcomes::add;
    final List<List<Integer>> steps = new ArrayList<>();
    final HashEngine engine;
    final AssertingEngine border;
    final Host host;
    final Lane lane;

    Bench(HashEngine.Size size, SchedulingPolicy policy, LaneLimits limits) {
        this(size, policy, null, limits);
    }

    Bench(HashEngine.Size size, SchedulingPolicy policy, @Nullable Predictor predictor, LaneLimits limits) {
        this(size, limits, (_, spec) -> spec(spec, policy, predictor));
    }

    /** A host whose lane is made of what {@code choose} puts in the place of policies, tokenizer and tools. */
    Bench(HashEngine.Size size, LaneLimits limits, BiFunction<VirtualTime, LaneSpec, LaneSpec> choose) {
        engine = new HashEngine(time, size);
        border = new AssertingEngine(engine, new KvSizes(size.blockTokens(), size.deviceBlocks(), size.hostBlocks()));
        host = new Host(new Surroundings(time, new byte[16], true, List.of(outcome -> history.record(outcome)), List.of(listener())));
        engine.watcher = plan -> steps.add(plan.rows().stream().map(row -> row.tokens().length).toList());
        lane = host.open(choose.apply(time, spec("m", border, size, new Absent(), null, limits)));
    }

    private static LaneSpec spec(LaneSpec spec, SchedulingPolicy policy, @Nullable Predictor predictor) {
        return new LaneSpec(spec.model(), spec.stove(), new LaneSpec.Policies("tested", policy, predictor), spec.limits());
    }

    private ServingListener listener() {
        return new ServingListener() {
            @Override
            public void onAdmitted(RequestView request) {
                news.add("admitted " + request.id());
            }

            @Override
            public void onRejected(RequestView request, String reason) {
                news.add("rejected " + request.id() + " " + reason);
            }

            @Override
            public void onFirstToken(RequestView request, long nanos) {
                news.add("first token " + request.id());
            }

            @Override
            public void onFinished(RequestView request, FinishedView finished) {
                news.add("finished " + request.id() + " " + finished.reason());
            }

            @Override
            public void onQuarantined(String where, String plugin, String reason) {
                news.add("quarantined " + where + ", " + plugin + ", " + reason);
            }
        };
    }

    static LaneSpec spec(
            String model, Engine engine, HashEngine.Size size, SchedulingPolicy policy, @Nullable Predictor predictor, LaneLimits limits) {
        return new LaneSpec(
                model,
                new LaneSpec.Stove(engine, new TestVocabulary(), size.deviceBlocks(), size.hostBlocks()),
                new LaneSpec.Policies("tested", policy, predictor),
                limits);
    }

    /** Limits with a budget that is fixed, since the target is never reached. */
    static LaneLimits fixed(int stepTokens, int sequences) {
        return new LaneLimits(
                100_000, Long.MAX_VALUE / 2, sequences, stepTokens, Duration.ofHours(1), Duration.ofMillis(50), Duration.ofMillis(20), Duration.ofSeconds(10));
    }

    Client submit(int[] prompt, int outputMax) {
        return submit(request(prompt, outputMax));
    }

    Client submit(ServeRequest request) {
        Client client = new Client();
        client.submission = host.submit(request, client);
        return client;
    }

    /** Runs until nothing is left to do. */
    void run() {
        time.run(1_000_000);
    }

    static ServeRequest request(int[] prompt, int outputMax) {
        return request(new Prompt.Tokens(prompt), outputMax, 1);
    }

    static ServeRequest request(Prompt prompt, int outputMax, int choices) {
        return new ServeRequest(
                "cmpl-1",
                "m",
                "tenant",
                null,
                null,
                prompt,
                new ServeRequest.Limits(outputMax, 0, List.of(), List.of(), true),
                SamplingSpec.builder().build(),
                choices,
                false);
    }

    static int[] prompt(int tokens, int salt) {
        int[] prompt = new int[tokens];
        for (int i = 0; i < tokens; i++) {
            prompt[i] = 1 + (i * 7 + salt * 131) % (HashEngine.VOCABULARY - 1);
        }
        return prompt;
    }

    /** A policy that never has an answer, so that the built-in one serves from the first step on. */
    static final class Absent implements SchedulingPolicy {
        @Override
        @SuppressWarnings("NullAway")
        public Grants plan(StepView view) {
            return null;
        }
    }
}
