package dev.augury.store.history;

import dev.augury.core.flow.Features;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import java.util.List;

/** Outcomes to write. */
final class Outcomes {

    private Outcomes() {}

    /** Returns an outcome with two answers, the first of which called a tool. */
    static Outcome outcome(long number) {
        return outcome(number, new Outcome.Source("demo", "default", null));
    }

    /** Returns the same from elsewhere. */
    static Outcome outcome(long number, Outcome.Source source) {
        Prediction prediction = Prediction.builder()
                .outputTokens(new Estimate(100, 90, 200, 400))
                .call(0.5, Estimate.exactly(1.5), Estimate.exactly(20))
                .source("sample")
                .build();
        Outcome.SegmentOutcome called = new Outcome.SegmentOutcome(
                0, 12, prediction, 7, false, 0, 500, new Outcome.CallOutcome("call_1", "clock", 2_000_000_000L, 5));
        Outcome.SegmentOutcome last = new Outcome.SegmentOutcome(1, 24, prediction, 9, true, 600, 900, null);
        return new Outcome(
                number,
                "chatcmpl-" + number,
                "demo/0",
                "fcfs",
                source,
                new Outcome.Arrival(12, 64, 2, new Features(1, new float[] {1, 0.5f, -2}, 11, 22, 33), "What is the time?"),
                new Outcome.Timing(100L, 300L, 1_000),
                new Outcome.Effort(4, 40, 1, 2),
                List.of(
                        new Outcome.SequenceOutcome(0, FinishReason.STOP, List.of(called, last)),
                        new Outcome.SequenceOutcome(1, FinishReason.LENGTH, List.of(last))),
                null);
    }
}
