package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/**
 * A run of cached blocks of one key/value head, in the order of their positions. A worker owns one, refills its offsets for every head
 * and passes it to {@link Ops#scores} and {@link Ops#accumulate}.
 *
 * <p>Layout in native memory, f32: keys of a block {@code [headSize][blockTokens]} (a lane is a token), values of a block
 * {@code [blockTokens][headSize]} (a lane is a channel). So neither kernel sums across lanes, and the bits do not depend on widths.
 * {@code blockTokens} and {@code headSize} are multiples of 16.
 */
public final class KvRun {
    private final MemorySegment memory;
    private final int blockTokens;
    private final int headSize;
    private final long[] offsets;
    private final Strip strip = new Strip();
    private int tokens;

    /**
     * Makes an empty run.
     *
     * @param memory the pool, native
     * @param blockTokens tokens per block
     * @param headSize channels per head
     * @param maxBlocks most blocks of a run
     */
    public KvRun(MemorySegment memory, int blockTokens, int headSize, int maxBlocks) {
        if (!memory.isNative() || blockTokens % 16 != 0 || headSize % 16 != 0) {
            throw new IllegalArgumentException("Cached blocks need native memory and multiples of 16 tokens and channels, not "
                    + blockTokens + " tokens of " + headSize + " channels" + (memory.isNative() ? "" : " on the heap"));
        }
        this.memory = memory;
        this.blockTokens = blockTokens;
        this.headSize = headSize;
        this.offsets = new long[maxBlocks];
    }

    /** Sets how many tokens are read, from the first of block 0 on; slots beyond them are never read as tokens. */
    public KvRun tokens(int count) {
        if (count < 0 || Math.ceilDiv(count, blockTokens) > offsets.length) {
            throw new IllegalArgumentException(count + " tokens do not fit into " + offsets.length + " blocks of " + blockTokens);
        }
        this.tokens = count;
        return this;
    }

    /** Byte offset in the memory of each block's keys (for scores) or values (for accumulate): written by the caller. */
    public long[] offsets() {
        return offsets;
    }

    /** Tokens to read. */
    public int tokens() {
        return tokens;
    }

    /** Tokens per block. */
    public int blockTokens() {
        return blockTokens;
    }

    /** Channels per head. */
    public int headSize() {
        return headSize;
    }

    /** The pool. */
    public MemorySegment memory() {
        return memory;
    }

    /** Working memory of the kernels. */
    Strip strip() {
        return strip;
    }
}
