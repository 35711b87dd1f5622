package dev.augury.handling.lamps;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import dev.augury.spi.handling.PausedCallView;
import java.util.List;
import java.util.function.Function;

/**
 * How the released code of LAMPS (arXiv 2410.18248) acts on what it decided: over all calls that hold their blocks, those whose stored waste is below the largest
 * get their stored handling now; those with the largest stay, whatever was decided for them, and lose all their blocks when memory runs out. So a lone call keeps
 * its blocks until then.
 */
final class Release {

    private Release() {}

    /**
     * Makes the changes.
     *
     * @param room blocks that the host tier has room for
     */
    static HandlingChanges of(List<? extends PausedCallView> calls, Function<PausedCallView, Judgement> stored, int room) {
        double largest = calls.stream().mapToDouble(call -> stored.apply(call).waste()).max().orElse(0);
        HandlingChanges.Builder changes = HandlingChanges.builder();
        int left = room;
        for (PausedCallView call : calls) {
            Judgement judgement = stored.apply(call);
            if (judgement.waste() >= largest) {
                changes.victim(call);
            } else if (judgement.handling() == Handling.DISCARD) {
                changes.change(call, Handling.DISCARD);
            } else if (judgement.handling() == Handling.SWAP && call.blocks() <= left) {
                left -= call.blocks();
                changes.change(call, Handling.SWAP);
            }
        }
        return changes.build();
    }
}
