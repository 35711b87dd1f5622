package dev.augury.waste;

/**
 * What each handling of one call wastes, in token-seconds, as the released code of InferCept (w_preserve, w_discard) and LAMPS (w_s) calculates it. It departs
 * from the equations: others are charged only for what a chunk adds to a step, a context that is a multiple of the chunk loses its last chunk, and swapping
 * is charged for whole steps.
 */
public final class ReleasedWastes {

    private ReleasedWastes() {}

    /**
     * Evaluates all three.
     *
     * @param context C, tokens of the context in whole blocks
     * @param seconds what is left of the call
     */
    public static Wastes of(long context, double seconds, BatchLoad load, ReleasedCost cost) {
        return new Wastes(seconds * context, discard(context, load, cost), swap(context, load, cost));
    }

    /** Returns w_discard. */
    public static double discard(long context, BatchLoad load, ReleasedCost cost) {
        int chunk = load.chunk(cost.saturation());
        double chunks = Math.max(Math.ceilDiv(context, chunk) - 1, 0);
        long last = context % chunk;
        return cost.saturatedSeconds() * chunks * (chunks + 1) / 2 * chunk
                + cost.tokenSeconds() * chunk * chunks * load.blockTokens()
                + cost.tokenSeconds() * last * (load.blockTokens() + last);
    }

    /** Returns w_s. */
    public static double swap(long context, BatchLoad load, ReleasedCost cost) {
        int chunk = load.chunk(cost.saturation());
        double chunks = Math.max(Math.ceilDiv(context, chunk) - 1, 1);
        return cost.swapStepSeconds() * chunks * context + cost.swapTokenSeconds() * chunk * chunks * 2 * load.blockTokens();
    }
}
