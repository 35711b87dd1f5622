package dev.augury.handling.lamps;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.waste.BatchLoad;
import dev.augury.waste.FittedCost;
import dev.augury.waste.ReleasedCost;
import dev.augury.waste.ReleasedWastes;
import dev.augury.waste.Wastes;

/**
 * Classifies a call as LAMPS does (arXiv 2410.18248): the context at the call is what the segment begins with and its predicted length; the duration is the
 * predicted one; the others are the running batch of this moment. A segment that will not end in a call has duration 0, so it is preserved and wastes nothing.
 *
 * @param config form and context
 */
record Judge(LampsConfig config) {

    /** Judges the call that will end a segment. */
    Judgement ahead(SequenceView sequence, Prediction prediction, StepView view) {
        double seconds = prediction.callProbability() > 0 ? prediction.callSeconds().mean() : 0;
        long context = (long) Math.ceil(start(sequence) + prediction.outputTokens().mean());
        return judge((int) Math.min(Math.max(context, 1), Integer.MAX_VALUE), seconds, view, view.totalBlocks(BlockTier.HOST) > 0);
    }

    /** Judges a call that is there. */
    Judgement now(SequenceView sequence, double seconds, StepView view, boolean canSwap) {
        return judge(sequence.computedTokens(), seconds, view, canSwap);
    }

    private Judgement judge(int context, double seconds, StepView view, boolean canSwap) {
        BatchLoad load = BatchLoad.of(view);
        Wastes wastes = switch (config.form()) {
            case PAPER -> Wastes.of(context, seconds, load.contextTokens(), new FittedCost(view.cost()));
            case CODE -> ReleasedWastes.of(
                    BatchLoad.inBlocks(context, view.blockTokens()),
                    seconds,
                    load,
                    ReleasedCost.fitted(view.cost(), view.tokenBudget(), view.blockTokens()));
        };
        Handling least = wastes.least(canSwap);
        return new Judgement(least, wastes.of(least));
    }

    /** Returns the tokens at the segment's start. One that was preempted in its first segment began with its prompt; of later ones only the present is known. */
    private int start(SequenceView sequence) {
        boolean original = config.form() == LampsConfig.Form.CODE && !config.grownContext();
        return original || sequence.segment() == 0 ? sequence.request().promptTokens() : sequence.totalTokens();
    }
}
