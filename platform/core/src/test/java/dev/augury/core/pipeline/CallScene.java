package dev.augury.core.pipeline;

import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.Toolset;
import dev.augury.core.intercept.CallLimits;
import dev.augury.core.intercept.Tools;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A lane whose model says what a test tells it to, with tools that take time. */
abstract class CallScene {

    static final int PLAIN = 8;
    static final int CALL_T1 = 13;
    static final int CALL_T0 = 21;
    static final int END = CallingVocabulary.END;
    static final int[] PROMPT = Bench.prompt(10, 1);
    static final Toolset HOSTED = new Toolset(Set.of("t0", "t1", "t2"), Set.of());

    final CallingVocabulary language = new CallingVocabulary();
    final List<OutcomeView> learned = new ArrayList<>();
    @Nullable TimedExecutor executor;
    CallLimits limits = new CallLimits(3, Duration.ofSeconds(30), 64 * 1024, 2);

    Bench bench(int blocks, @Nullable HandlingPolicy handling) {
        return new Bench(new HashEngine.Size(4, blocks, 64, 128), Bench.fixed(64, 8), (time, spec) -> {
            TimedExecutor own = new TimedExecutor(time);
            executor = own;
            return new LaneSpec(
                    "m",
                    new LaneSpec.Stove(spec.stove().engine(), language, blocks, 64),
                    new LaneSpec.Policies("tested", new Bench.Absent(), new LaneSpec.Handling("tested", handling), predictor()),
                    spec.limits(),
                    Tools.of(language, List.of(own), limits));
        });
    }

    /** Expects five tokens and, as likely as not, a call of two seconds; remembers what it learns. */
    Predictor predictor() {
        return new Predictor() {
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
    }

    TimedExecutor executor() {
        TimedExecutor own = executor;
        if (own == null) {
            throw new IllegalStateException("Make a bench first");
        }
        return own;
    }

    /** The model's first tokens, whatever comes between them. */
    static void says(Bench bench, int... tokens) {
        bench.engine.script = history -> {
            int said = 0;
            for (int i = 0; i < history.length(); i++) {
                said += history.generated(i) ? 1 : 0;
            }
            return said < tokens.length ? tokens[said] : HashEngine.UNSCRIPTED;
        };
    }

    static Client submit(Bench bench, @Nullable Integer tokensMax, Toolset tools) {
        return bench.submit(request(tokensMax, tools));
    }

    static ServeRequest request(@Nullable Integer tokensMax, Toolset tools) {
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

    static int longest() {
        int salt = 0;
        while (Math.floorMod(("a long one " + salt).hashCode(), 1_000) < 200) {
            salt++;
        }
        return salt;
    }

    static int[] join(int[]... parts) {
        return Arrays.stream(parts).flatMapToInt(Arrays::stream).toArray();
    }
}
