package dev.augury.testing.kit.schedule;

/**
 * Sizes of a {@link ScriptedLane}.
 *
 * @param blockTokens tokens per block
 * @param deviceBlocks blocks of the device tier
 * @param hostBlocks blocks of the host tier
 * @param tokenBudget most tokens of a step
 * @param sequencesMax most sequences that may run
 */
public record LaneSizes(int blockTokens, int deviceBlocks, int hostBlocks, int tokenBudget, int sequencesMax) {

    /** Refuses a lane that could do nothing. */
    public LaneSizes {
        if (blockTokens < 1 || deviceBlocks < 1 || hostBlocks < 0 || tokenBudget < 1 || sequencesMax < 1) {
            throw new IllegalArgumentException(
                    "A lane of " + deviceBlocks + " blocks of " + blockTokens + " tokens, budget " + tokenBudget + " and " + sequencesMax
                            + " sequences can do nothing; give positive sizes");
        }
    }

    /** Returns the sizes with another budget. */
    public LaneSizes withBudget(int tokens) {
        return new LaneSizes(blockTokens, deviceBlocks, hostBlocks, tokens, sequencesMax);
    }
}
