package dev.augury.scheduler.lamps;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.waste.BatchLoad;
import dev.augury.waste.Expected;
import dev.augury.waste.FittedCost;
import dev.augury.waste.Wastes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handling that a sequence's next call is expected to get: what the handling policy means to do or, where it abstains, what equations 1 to 3 of InferCept
 * (arXiv 2402.01869) with predicted values say.
 */
final class Intent {

    private static final Logger LOG = LoggerFactory.getLogger(Intent.class);

    private boolean said;

    Handling of(SequenceView sequence, Expected expected, StepView view, BatchLoad load) {
        if (expected.callProbability() == 0) {
            return Handling.PRESERVE;
        }
        return view.intendedHandling(sequence).orElseGet(() -> evaluate(expected, view, load));
    }

    private Handling evaluate(Expected expected, StepView view, BatchLoad load) {
        if (!said) {
            said = true;
            LOG.info("The handling policy says nothing of calls to come; the scheduler ranks by the handling that wastes least");
        }
        return Wastes.of(expected.contextAtCall(), expected.callSeconds(), load.contextTokens(), new FittedCost(view.cost()))
                .least(view.totalBlocks(BlockTier.HOST) > 0);
    }
}
