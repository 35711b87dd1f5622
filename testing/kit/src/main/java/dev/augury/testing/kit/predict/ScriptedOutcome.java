package dev.augury.testing.kit.predict;

import dev.augury.spi.predict.OutcomeView;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.SegmentView;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An outcome made by hand.
 *
 * @param segment the segment
 * @param prediction what was predicted
 * @param outputTokens tokens generated
 * @param censored whether it was cut short
 * @param call tool called at its end
 * @param callSeconds how long the call took
 * @param responseTokens tokens that came back
 */
public record ScriptedOutcome(
        SegmentView segment,
        Prediction prediction,
        int outputTokens,
        boolean censored,
        Optional<String> call,
        OptionalDouble callSeconds,
        OptionalInt responseTokens)
        implements OutcomeView {

    /** Returns the outcome of a segment that ended by itself. */
    public static ScriptedOutcome ended(SegmentView segment, Prediction prediction, int outputTokens) {
        return new ScriptedOutcome(segment, prediction, outputTokens, false, Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());
    }

    /** Returns the outcome of a segment that was cut short. */
    public static ScriptedOutcome cut(SegmentView segment, Prediction prediction, int outputTokens) {
        return new ScriptedOutcome(segment, prediction, outputTokens, true, Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());
    }

    /** Returns the outcome of a segment that ended in a call which returned. */
    public static ScriptedOutcome called(SegmentView segment, Prediction prediction, int outputTokens, String tool, double seconds) {
        return new ScriptedOutcome(
                segment, prediction, outputTokens, false, Optional.of(tool), OptionalDouble.of(seconds), OptionalInt.of(outputTokens / 2));
    }
}
