package dev.augury.predictor.histogram;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentView;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predicts lengths and chances of calls from the narrowest scope that has seen enough segments, and a call from the tools that such segments called, each in the
 * measure in which they did; where the model may call nothing it predicts no call. Several threads call it at once, hence the lock; a prediction adds up some hundreds of bins.
 */
final class HistogramPredictor implements Predictor {

    private final Memory<SegmentHistory> segments;
    private final Memory<CallHistory> calls;
    private HistogramConfig config;

    HistogramPredictor(HistogramConfig config) {
        this.config = config;
        segments = new Memory<>(config.scopesMax(), () -> new SegmentHistory(config.halfLife()));
        calls = new Memory<>(config.scopesMax(), () -> new CallHistory(config.halfLife()));
    }

    @Override
    public synchronized Prediction predict(SegmentView segment) {
        SegmentHistory history =
                segments.believed(Scope.of(segment), candidate -> candidate.tokens().weight(), Math.min(config.samplesMin(), halfKnown()));
        Estimate tokens = history == null ? Estimate.exactly(config.unknownTokens()) : history.tokens().estimate();
        double probability = segment.tools().isEmpty() ? 0 : history != null ? history.callProbability() : config.unknownCallProbability();
        Prediction.Builder prediction =
                Prediction.builder().outputTokens(atMost(segment.outputTokensMax(), tokens)).source(HistogramFactory.NAME);
        if (probability > 0) {
            call(prediction, probability, segment, history);
        }
        return prediction.build();
    }

    /** The weight of a scope never exceeds 1 / (1 − 2^(−1/half-life)), so a short half-life must not ask for more. */
    private double halfKnown() {
        return 0.5 / (1 - Math.pow(2, -1 / config.halfLife()));
    }

    private void call(Prediction.Builder prediction, double probability, SegmentView segment, @Nullable SegmentHistory history) {
        Map<String, Double> tools = new HashMap<>();
        if (history == null || history.calls().isEmpty()) {
            segment.tools().forEach(tool -> tools.put(tool, 1.0));
        } else {
            tools.putAll(history.calls());
        }
        Histogram seconds = new Histogram(Span.SECONDS, config.halfLife());
        Histogram response = new Histogram(Span.TOKENS, config.halfLife());
        tools.forEach((tool, weight) -> {
            CallHistory known = calls.believed(Scope.of(segment, tool), call -> call.seconds.weight(), Math.min(config.samplesMin(), halfKnown()));
            if (known != null) {
                seconds.mix(known.seconds, weight);
                response.mix(known.response, weight);
            }
        });
        boolean unknown = seconds.weight() == 0;
        prediction.call(
                probability,
                unknown ? Estimate.exactly(config.unknownCallSeconds()) : seconds.estimate(),
                unknown ? Estimate.exactly(config.unknownResponseTokens()) : response.estimate());
    }

    /** A segment that was cut short says little about how long it would have become, or whether it would have called. */
    @Override
    public synchronized void learn(OutcomeView outcome) {
        if (outcome.censored()) {
            return;
        }
        String tool = outcome.call().orElse(null);
        Scope.of(outcome.segment()).forEach(scope -> segments.of(scope).add(outcome.outputTokens(), tool));
        if (tool != null && outcome.callSeconds().isPresent()) {
            Scope.of(outcome.segment(), tool).forEach(scope -> {
                CallHistory call = calls.of(scope);
                call.seconds.add(outcome.callSeconds().getAsDouble());
                call.response.add(outcome.responseTokens().orElse(0));
            });
        }
    }

    /** Half-life and number of scopes are not live, so what was counted stays as it is. */
    @Override
    public synchronized void reconfigure(Record options) {
        config = (HistogramConfig) options;
    }

    private static Estimate atMost(double limit, Estimate tokens) {
        return new Estimate(
                Math.min(limit, tokens.mean()), Math.min(limit, tokens.p50()), Math.min(limit, tokens.p90()), Math.min(limit, tokens.p99()));
    }
}
