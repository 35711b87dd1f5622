package dev.augury.engine.cpu.kv;

import dev.augury.engine.cpu.arch.ModelShape.Sizes;

/**
 * Where keys and values lie in a block, in f32: layer by layer, first the keys of each head, then the values of each head. One head's keys
 * are {@code [channel][token]} and its values {@code [token][channel]}, so that reading either never sums across lanes. A block is one
 * piece of memory over all layers, so that swapping it is one copy.
 *
 * @param layers layers
 * @param kvHeads heads of keys and values per layer
 * @param channels elements of a head, rounded up to whole lanes; the padding stays zero
 * @param blockTokens tokens per block
 */
public record KvLayout(int layers, int kvHeads, int channels, int blockTokens) {

    /** Lanes that tokens and channels fill: 16 floats are the widest vector. */
    public static final int LANES = 16;

    /** Checks the block size. */
    public KvLayout {
        if (blockTokens < LANES || blockTokens % LANES != 0) {
            throw new IllegalArgumentException("The cpu engine needs blocks of 16, 32, 48 or 64 tokens, not " + blockTokens
                    + "; set the block size to one of these");
        }
    }

    /** The layout for a model. */
    public static KvLayout of(Sizes sizes, int blockTokens) {
        return new KvLayout(sizes.layers(), sizes.kvHeads(), Math.ceilDiv(sizes.headSize(), LANES) * LANES, blockTokens);
    }

    /** Bytes of one head's keys, or values, in one block. */
    public long headBytes() {
        return (long) channels * blockTokens * Float.BYTES;
    }

    /** Bytes of a block. */
    public long blockBytes() {
        return 2L * layers * kvHeads * headBytes();
    }

    /** Byte offset of a head's keys. */
    public long keys(int block, int layer, int head) {
        return block * blockBytes() + (2L * layer * kvHeads + head) * headBytes();
    }

    /** Byte offset of a head's values. */
    public long values(int block, int layer, int head) {
        return keys(block, layer, head) + kvHeads * headBytes();
    }
}
