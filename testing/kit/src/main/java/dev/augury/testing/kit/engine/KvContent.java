package dev.augury.testing.kit.engine;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.KvSegment;
import java.util.Arrays;

/**
 * The KV memory of a {@link ScriptedEngine}: per slot the token and a hash chained over all slots before it in its segment, as a real cache entry depends on
 * all tokens before it. A slot whose hash does not follow from its neighbour's was reached through a wrong block table.
 */
final class KvContent {

    private final int blockTokens;
    private final int[] deviceTokens;
    private final long[] deviceChains;
    private final int[] hostTokens;
    private final long[] hostChains;

    KvContent(int blockTokens, int deviceBlocks, int hostBlocks) {
        this.blockTokens = blockTokens;
        deviceTokens = new int[deviceBlocks * blockTokens];
        deviceChains = new long[deviceBlocks * blockTokens];
        hostTokens = new int[hostBlocks * blockTokens];
        hostChains = new long[hostBlocks * blockTokens];
        Arrays.fill(deviceTokens, TokenScript.TORN);
        Arrays.fill(hostTokens, TokenScript.TORN);
    }

    /** Extends a hash by a token (a multiply-xorshift mixer). */
    static long chain(long before, int token) {
        long mixed = (before ^ token + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    /** Writes tokens behind the segment's present ones. */
    void append(KvSegment segment, int[] tokens) {
        long hash = segment.length() == 0 ? 0 : deviceChains[slot(segment, segment.length() - 1)];
        for (int i = 0; i < tokens.length; i++) {
            int slot = slot(segment, segment.length() + i);
            hash = chain(hash, tokens[i]);
            deviceTokens[slot] = tokens[i];
            deviceChains[slot] = hash;
        }
    }

    /** Reads the first {@code length} tokens of a segment into {@code target} and returns how many of them are torn. */
    int read(KvSegment segment, int length, int[] target, int offset) {
        long hash = 0;
        int torn = 0;
        for (int i = 0; i < length; i++) {
            int slot = slot(segment, i);
            int token = deviceTokens[slot];
            boolean follows = token != TokenScript.TORN && chain(hash, token) == deviceChains[slot];
            target[offset + i] = follows ? token : TokenScript.TORN;
            torn += follows ? 0 : 1;
            hash = deviceChains[slot];
        }
        return torn;
    }

    /** Copies a block. */
    void copy(BlockCopy copy) {
        int from = copy.from() * blockTokens;
        int to = copy.to() * blockTokens;
        System.arraycopy(tokens(copy.fromTier()), from, tokens(copy.toTier()), to, blockTokens);
        System.arraycopy(chains(copy.fromTier()), from, chains(copy.toTier()), to, blockTokens);
    }

    private int slot(KvSegment segment, int index) {
        return segment.blocks()[index / blockTokens] * blockTokens + index % blockTokens;
    }

    private int[] tokens(BlockTier tier) {
        return tier == BlockTier.DEVICE ? deviceTokens : hostTokens;
    }

    private long[] chains(BlockTier tier) {
        return tier == BlockTier.DEVICE ? deviceChains : hostChains;
    }
}
