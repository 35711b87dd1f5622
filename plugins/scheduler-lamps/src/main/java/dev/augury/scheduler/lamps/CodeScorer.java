package dev.augury.scheduler.lamps;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.waste.BatchLoad;
import dev.augury.waste.Expected;
import dev.augury.waste.StairScore;
import java.util.Optional;
import java.util.function.BiFunction;

/** The score of LAMPS' released code, with constants of the lane that serves unless others are given. */
final class CodeScorer implements Scorer {

    private static final double NANOS = 1e9;
    private static final double LIKELY = 0.5;

    private final Intent intent = new Intent();
    private final BiFunction<StepView, BatchLoad, StairScore> constants;
    private boolean grownContext;

    CodeScorer(boolean grownContext, BiFunction<StepView, BatchLoad, StairScore> constants) {
        this.grownContext = grownContext;
        this.constants = constants;
    }

    CodeScorer(boolean grownContext) {
        this(grownContext, (view, load) -> new StairScore(
                view.blockTokens(), load.chunk(view.tokenBudget()), view.cost().stepNanos(view.tokenBudget(), 0, 0) / NANOS));
    }

    void grownContext(boolean value) {
        grownContext = value;
    }

    @Override
    public Scores at(StepView view, BatchLoad load) {
        StairScore stairs = constants.apply(view, load);
        return entry -> {
            SequenceView sequence = entry.sequence;
            int context = grownContext ? entry.segmentStart() : sequence.request().promptTokens();
            Optional<Prediction> prediction = sequence.prediction();
            if (prediction.isEmpty()) {
                return stairs.of(context, Math.max(1, sequence.totalTokensMax() - sequence.totalTokens()), 0, 0, Handling.PRESERVE);
            }
            Expected expected = Expected.of(prediction.get(), context);
            if (expected.callProbability() < LIKELY) {
                return stairs.of(context, expected.output(), 0, 0, Handling.PRESERVE);
            }
            Handling handling = intent.of(sequence, expected, view, load);
            return stairs.of(context, expected.output(), expected.response(), expected.callSeconds(), handling);
        };
    }
}
