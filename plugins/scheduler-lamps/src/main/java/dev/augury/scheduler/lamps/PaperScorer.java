package dev.augury.scheduler.lamps;

import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.waste.BatchLoad;
import dev.augury.waste.Expected;
import dev.augury.waste.FittedCost;
import dev.augury.waste.MemoryArea;
import java.util.Optional;

/**
 * The score of LAMPS (arXiv 2410.18248): predicted memory over time from now on, beginning with the context that the sequence has by now. A sequence that was
 * preempted in a segment has only the rest of its predicted length before it, at least one token.
 */
final class PaperScorer implements Scorer {

    private static final double NANOS = 1e9;

    private final Intent intent = new Intent();

    @Override
    public Scores at(StepView view, BatchLoad load) {
        double step = view.cost().stepNanos(0, view.running().size() + 1, load.contextTokens()) / NANOS;
        MemoryArea area = new MemoryArea(new FittedCost(view.cost()), step);
        return entry -> {
            SequenceView sequence = entry.sequence;
            Expected expected = expected(entry);
            return area.of(expected, intent.of(sequence, expected, view, load), sequence.state() == SequenceState.SWAPPED);
        };
    }

    /** Without a prediction all that may be generated is expected. */
    private static Expected expected(Entry entry) {
        SequenceView sequence = entry.sequence;
        int context = sequence.totalTokens();
        double most = Math.max(1, sequence.totalTokensMax() - context);
        Optional<Prediction> prediction = sequence.prediction();
        if (prediction.isEmpty()) {
            return new Expected(context, most, 0, 0, 0, 0);
        }
        Expected whole = Expected.of(prediction.get(), context);
        double left = Math.clamp(whole.output() - entry.outputOfSegment(), 1, most);
        return new Expected(context, left, whole.callProbability(), whole.callSeconds(), whole.response(), Math.min(whole.later(), most));
    }
}
