package dev.augury.handling.infercept;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.handling.PausedCallView;
import dev.augury.waste.BatchLoad;
import dev.augury.waste.FittedCost;
import dev.augury.waste.TimeCost;
import dev.augury.waste.Wastes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * InferCept's rule (arXiv 2402.01869): the calls are ranked by equation 5, min(WastePreserve, WasteChunkD), the largest first; in that order they get the swap
 * budget, the last of them for its first chunk only, and those for which nothing is left take the smaller of equations 2 and 4. A chunk of recomputation is what
 * a saturated step has left beside the running sequences. What is preserved gives up its last blocks when memory runs out, the largest waste first.
 */
final class LeastWaste {

    private final HandlingView view;
    private final Rest rest;
    private final TimeCost cost;
    private final BatchLoad load;
    private final int chunk;

    private record Held(PausedCallView call, double preserve, double discard) {

        double waste() {
            return Math.min(preserve, discard);
        }
    }

    LeastWaste(HandlingView view, Rest rest) {
        this.view = view;
        this.rest = rest;
        cost = new FittedCost(view.cost());
        load = BatchLoad.of(view);
        chunk = load.chunk(view.tokenBudget());
    }

    HandlingChanges revise(List<? extends PausedCallView> calls) {
        List<Held> ranked = new ArrayList<>(calls.size());
        calls.forEach(call -> ranked.add(held(call)));
        ranked.sort(Comparator.comparingDouble(Held::waste).reversed());
        int left = view.swapOutBudget();
        int room = view.freeBlocks(BlockTier.HOST);
        HandlingChanges.Builder changes = HandlingChanges.builder();
        for (Held held : ranked) {
            int blocks = held.call().blocks();
            if (left > 0 && blocks <= room) {
                changes.change(held.call(), Handling.SWAP);
                left -= blocks;
                room -= blocks;
            } else if (held.discard() < held.preserve()) {
                changes.change(held.call(), Handling.DISCARD);
            } else {
                changes.victim(held.call(), Handling.SWAP);
            }
        }
        return changes.build();
    }

    private Held held(PausedCallView call) {
        int context = call.sequence().computedTokens();
        double preserve = Wastes.preserve(context, rest.seconds(call, view.now()));
        double discard = Wastes.chunkedDiscard(context, Math.ceilDiv(context, chunk), load.contextTokens(), cost);
        return new Held(call, preserve, discard);
    }
}
