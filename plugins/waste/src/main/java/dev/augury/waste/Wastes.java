package dev.augury.waste;

import dev.augury.spi.handling.Handling;

/**
 * What each handling of one call wastes, in token-seconds, by equations 1 to 5 of InferCept (arXiv 2402.01869), which LAMPS (arXiv 2410.18248) evaluates with
 * predicted values.
 *
 * <p>C_batch, the context stalled by a transfer, is the call's own context and that of all other running sequences. The paper leaves this open; with this
 * reading equations 1 and 3 share a factor, so that discarding beats swapping exactly where T_fwd(C) is below 2 T_swap(C), whatever the batch.
 *
 * @param preserve waste of keeping the blocks
 * @param discard waste of computing them again
 * @param swap waste of moving them out and in again
 */
public record Wastes(double preserve, double discard, double swap) {

    /**
     * Evaluates equations 1, 2 and 3.
     *
     * @param context C, tokens of the context at the call
     * @param seconds T_INT, how long the call takes
     * @param others C_other, context tokens of the other running sequences
     */
    public static Wastes of(int context, double seconds, long others, TimeCost cost) {
        double batch = (double) context + others;
        return new Wastes(preserve(context, seconds), cost.computeSeconds(context) * batch, 2 * cost.swapSeconds(context) * batch);
    }

    /** Evaluates equation 2. */
    public static double preserve(int context, double seconds) {
        return seconds * context;
    }

    /**
     * Evaluates equation 4: the context is computed again in {@code chunks} steps, so that the request holds half of it on average. The time of all chunks,
     * n T_fwd(C/n), is T_fwd(C) and n − 1 further T_fwd(0), which is the same for any T_fwd that grows linearly.
     */
    public static double chunkedDiscard(int context, int chunks, long others, TimeCost cost) {
        double whole = cost.computeSeconds(context);
        return whole * context / 2 + (whole + (chunks - 1) * cost.stepSeconds()) * others;
    }

    /**
     * Returns the handling that wastes least. Preserving wins where it wastes no more than both others, then swapping where it wastes no more than
     * discarding: the tie rule of the released code of LAMPS.
     *
     * @param canSwap whether there is room in the host tier; swapping is not considered without
     */
    public Handling least(boolean canSwap) {
        if (preserve <= discard && (!canSwap || preserve <= swap)) {
            return Handling.PRESERVE;
        }
        return canSwap && swap <= discard ? Handling.SWAP : Handling.DISCARD;
    }

    /** Returns what that handling wastes. */
    public double of(Handling handling) {
        return switch (handling) {
            case PRESERVE -> preserve;
            case DISCARD -> discard;
            case SWAP -> swap;
        };
    }
}
