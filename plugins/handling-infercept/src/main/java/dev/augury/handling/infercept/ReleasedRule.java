package dev.augury.handling.infercept;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.waste.BatchLoad;
import dev.augury.waste.ReleasedCost;
import dev.augury.waste.ReleasedWastes;
import java.util.ArrayList;
import java.util.List;

/**
 * The rule of InferCept's released code: calls for which w_discard is below w_preserve are candidates; of these all are discarded at once but those with the
 * largest w_discard, which lose their last blocks to the host tier when memory runs out, as many as are missing. Calls that are no candidates keep theirs and are
 * no victims.
 */
final class ReleasedRule {

    private final HandlingView view;
    private final Rest rest;
    private final ReleasedCost cost;
    private final BatchLoad load;

    private record Candidate(PausedCallView call, double discard) {}

    ReleasedRule(HandlingView view, Rest rest) {
        this.view = view;
        this.rest = rest;
        cost = ReleasedCost.fitted(view.cost(), view.tokenBudget(), view.blockTokens());
        load = BatchLoad.of(view);
    }

    /** Takes constants and load as they are given instead of measured ones. */
    ReleasedRule(HandlingView view, Rest rest, ReleasedCost cost, BatchLoad load) {
        this.view = view;
        this.rest = rest;
        this.cost = cost;
        this.load = load;
    }

    HandlingChanges revise(List<? extends PausedCallView> calls) {
        List<Candidate> candidates = new ArrayList<>();
        double largest = 0;
        for (PausedCallView call : calls) {
            long context = BatchLoad.inBlocks(call.sequence().computedTokens(), cost.blockTokens());
            double discard = ReleasedWastes.discard(context, load, cost);
            if (discard < rest.seconds(call, view.now()) * context) {
                candidates.add(new Candidate(call, discard));
                largest = Math.max(largest, discard);
            }
        }
        HandlingChanges.Builder changes = HandlingChanges.builder();
        for (Candidate candidate : candidates) {
            if (candidate.discard() < largest) {
                changes.change(candidate.call(), Handling.DISCARD);
            } else {
                changes.victim(candidate.call(), Handling.SWAP);
            }
        }
        return changes.build();
    }
}
