package dev.augury.replay.run;

/**
 * The size of a lane.
 *
 * @param blockTokens tokens per block
 * @param deviceBlocks blocks of the device tier
 * @param hostBlocks blocks of the host tier
 * @param prefixCache whether sequences that begin alike share blocks, and a discarded sequence may find its own again
 * @param sequencesMax most sequences that run at once
 * @param stepTokensMax most tokens of a step
 */
public record LaneSize(int blockTokens, int deviceBlocks, int hostBlocks, boolean prefixCache, int sequencesMax, int stepTokensMax) {

    /** Returns the tokens that the device tier holds. */
    public long poolTokens() {
        return (long) deviceBlocks * blockTokens;
    }
}
