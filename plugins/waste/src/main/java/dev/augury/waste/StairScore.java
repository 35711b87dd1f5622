package dev.augury.waste;

import dev.augury.spi.handling.Handling;

/**
 * The score by which the released code of LAMPS ranks: memory over time in whole blocks and whole saturated steps, a staircase with many ties. Its swap terms
 * have the unit blocks² instead of token-seconds, as in the code.
 *
 * @param blockTokens tokens per block; the code has 64
 * @param chunk h, tokens that a step has left beside the running sequences
 * @param stepSeconds seconds of a saturated step; the code has 0.0484
 */
public record StairScore(int blockTokens, int chunk, double stepSeconds) {

    private static final double SWAP_HOLD = 0.1;

    /**
     * Returns the score of a segment. The code repeats the segment's own length for what comes after the call.
     *
     * @param context tokens that the code takes for the context at the segment's start
     * @param output predicted tokens of the segment
     * @param response tokens that the call brings back, 0 without a call
     * @param seconds predicted seconds of the call, 0 without a call
     */
    public double of(double context, double output, double response, double seconds, Handling handling) {
        double before = Math.ceil((context + output) / blockTokens);
        double after = Math.ceil((output + response) / blockTokens);
        boolean calls = seconds > 0;
        double moved = before * before / 4;
        return switch (handling) {
            case PRESERVE -> stair(before) + blockTokens * before * seconds + stair(after);
            case DISCARD -> calls ? stair(before) + stair(before + after) : stair(before + after);
            case SWAP -> calls ? stair(before) + moved + SWAP_HOLD * seconds + moved + stair(after) : moved + stair(after);
        };
    }

    /** Computing that many blocks in chunks: each step holds one chunk more. */
    private double stair(double blocks) {
        double chunks = Math.max(Math.ceil(blockTokens * blocks / chunk), 1);
        return stepSeconds * chunks * (chunks + 1) / 2 * chunk;
    }
}
