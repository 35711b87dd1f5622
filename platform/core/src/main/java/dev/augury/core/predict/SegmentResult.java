package dev.augury.core.predict;

import dev.augury.core.flow.Outcome.SegmentOutcome;
import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.SegmentView;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a segment went, as a predictor learns it.
 *
 * @param segment the segment before it ran
 * @param outcome how it went
 */
public record SegmentResult(SegmentView segment, SegmentOutcome outcome) implements OutcomeView {

    private static final double NANOS = 1e9;

    @Override
    public Prediction prediction() {
        return outcome.predicted();
    }

    @Override
    public int outputTokens() {
        return outcome.outputTokens();
    }

    @Override
    public boolean censored() {
        return outcome.censored();
    }

    @Override
    public Optional<String> call() {
        return Optional.ofNullable(outcome.call()).map(call -> call.tool());
    }

    @Override
    public OptionalDouble callSeconds() {
        var call = outcome.call();
        return call == null || call.nanos() == null ? OptionalDouble.empty() : OptionalDouble.of(call.nanos() / NANOS);
    }

    @Override
    public OptionalInt responseTokens() {
        var call = outcome.call();
        return call == null || call.responseTokens() == null ? OptionalInt.empty() : OptionalInt.of(call.responseTokens());
    }
}
