package dev.augury.waste;

import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;

/**
 * The running sequences of a lane in three numbers.
 *
 * @param inFlight r, the tokens that they have still to compute before each can sample
 * @param contextTokens C_other, the tokens whose KV they hold
 * @param blockTokens R, the tokens that their blocks could hold
 */
public record BatchLoad(long inFlight, long contextTokens, long blockTokens) {

    /** Adds up the running sequences. */
    public static BatchLoad of(StepView view) {
        long inFlight = 0;
        long context = 0;
        long blocks = 0;
        for (SequenceView sequence : view.running()) {
            inFlight += sequence.pendingTokens();
            context += sequence.computedTokens();
            blocks += inBlocks(sequence.computedTokens(), view.blockTokens());
        }
        return new BatchLoad(inFlight, context, blocks);
    }

    /** Rounds tokens up to whole blocks. */
    public static long inBlocks(int tokens, int blockTokens) {
        return (long) Math.ceilDiv(tokens, blockTokens) * blockTokens;
    }

    /** Returns how many tokens a step of {@code saturation} tokens has left beside the running sequences; at least 1. */
    public int chunk(int saturation) {
        return (int) Math.clamp(saturation - inFlight, 1L, Integer.MAX_VALUE);
    }
}
