package dev.augury.engine.cpu.kv;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The device tier: one piece of native memory that steps read and write. */
public final class KvPool {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT;

    private final KvLayout layout;
    private final int blocks;
    private final MemorySegment memory;

    /** Bytes that {@link #occupy} writes. */
    private static final long PIECE = 32 << 20;

    /** Reserves zeroed memory for {@code blocks} blocks in the arena; the system may give each page only when it is first written. */
    public KvPool(KvLayout layout, int blocks, Arena arena) {
        this.layout = layout;
        this.blocks = blocks;
        memory = arena.allocate(Math.multiplyExact(layout.blockBytes(), blocks), 64);
    }

    /** How often {@link #occupy} must be called. */
    public int pieces() {
        return (int) Math.ceilDiv(memory.byteSize(), PIECE);
    }

    /** Writes one piece full of zeros, so that its pages are there; before any step, by any thread. */
    public void occupy(int piece) {
        long from = piece * PIECE;
        memory.asSlice(from, Math.min(PIECE, memory.byteSize() - from)).fill((byte) 0);
    }

    /** The layout of each block. */
    public KvLayout layout() {
        return layout;
    }

    /** Number of blocks. */
    public int blocks() {
        return blocks;
    }

    /** All blocks, one after the other. */
    public MemorySegment memory() {
        return memory;
    }

    /** One block. */
    MemorySegment block(int id) {
        return memory.asSlice(id * layout.blockBytes(), layout.blockBytes());
    }

    /**
     * Stores one head of one token.
     *
     * @param keys byte offset of the head's keys in its block
     * @param slot token's place in the block
     * @param key array with the rotated key
     * @param at index of its first element
     * @param count elements
     */
    public void storeKey(long keys, int slot, float[] key, int at, int count) {
        long stride = (long) layout.blockTokens() * Float.BYTES;
        long to = keys + (long) slot * Float.BYTES;
        for (int i = 0; i < count; i++) {
            memory.set(FLOAT, to, key[at + i]);
            to += stride;
        }
    }

    /** Stores one head's value of one token; the parameters are those of {@link #storeKey}. */
    public void storeValue(long values, int slot, float[] value, int at, int count) {
        MemorySegment.copy(value, at, memory, FLOAT, values + (long) slot * layout.channels() * Float.BYTES, count);
    }
}
