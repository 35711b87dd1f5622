package dev.augury.testing.kit.engine;

/**
 * Sizes of a double's KV memory.
 *
 * @param blockTokens tokens per block, 1 to 64
 * @param deviceBlocks blocks of the device tier
 * @param hostBlocks blocks of the host tier, 0 for none
 */
public record KvSizes(int blockTokens, int deviceBlocks, int hostBlocks) {

    /** Refuses sizes that no pool can have. */
    public KvSizes {
        if (blockTokens < 1 || blockTokens > 64 || deviceBlocks < 1 || hostBlocks < 0) {
            throw new IllegalArgumentException("KV of " + deviceBlocks + " device and " + hostBlocks + " host blocks of " + blockTokens
                    + " tokens; give 1 to 64 tokens a block and at least one device block");
        }
    }
}
