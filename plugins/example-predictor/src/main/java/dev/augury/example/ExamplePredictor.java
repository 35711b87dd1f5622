package dev.augury.example;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentView;
import java.util.LinkedHashMap;

/** Predicts from the last answers of the same program. Several threads call it at once, hence the lock; what it remembers is bounded. */
final class ExamplePredictor implements Predictor {

    private final LinkedHashMap<String, RecentLengths> programs = new LinkedHashMap<>(16, 0.75f, true);
    private ExampleConfig config;

    ExamplePredictor(ExampleConfig config) {
        this.config = config;
    }

    @Override
    public synchronized Prediction predict(SegmentView segment) {
        RecentLengths lengths = programs.get(program(segment));
        Estimate tokens = lengths == null ? Estimate.exactly(config.unknownTokens()) : lengths.estimate();
        return Prediction.builder().outputTokens(atMost(segment.outputTokensMax(), tokens)).source(ExampleFactory.NAME).build();
    }

    /** An answer that was cut short says little about how long it would have become, so it is not learned from. */
    @Override
    public synchronized void learn(OutcomeView outcome) {
        if (outcome.censored()) {
            return;
        }
        programs.computeIfAbsent(program(outcome.segment()), program -> new RecentLengths(config.window())).add(outcome.outputTokens());
        if (programs.size() > config.programsMax()) {
            programs.pollFirstEntry();
        }
    }

    /** Only {@code unknownTokens} is live, so what was learned stays as it is. */
    @Override
    public synchronized void reconfigure(Record options) {
        config = (ExampleConfig) options;
    }

    private static String program(SegmentView segment) {
        return segment.tenant() + "/" + segment.program().orElse("");
    }

    private static Estimate atMost(double limit, Estimate tokens) {
        return new Estimate(
                Math.min(limit, tokens.mean()), Math.min(limit, tokens.p50()), Math.min(limit, tokens.p90()), Math.min(limit, tokens.p99()));
    }
}
