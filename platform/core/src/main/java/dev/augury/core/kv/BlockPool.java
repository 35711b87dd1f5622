package dev.augury.core.kv;

import dev.augury.core.flow.BlockKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The device blocks: reference counts, the free list and the index of named blocks.
 *
 * <p>A free block that has a name stays findable until it is taken from the head of the free list, which is its eviction. Blocks go to the tail in the order
 * in which they are released, nameless ones to the head, since nothing is lost with them. All operations take constant time per block.
 */
public final class BlockPool {

    private static final int NIL = -1;

    private final int[] references;
    private final int[] yielding;
    private final int[] next;
    private final int[] previous;
    private final @Nullable BlockKey[] names;
    private final Map<BlockKey, Integer> index = new HashMap<>();
    private final BlockAges ages;
    private int head = NIL;
    private int tail = NIL;
    private int free;
    private int freeNamed;
    private int onDemand;

    /** Makes a pool of that many free blocks whose ages that clock measures. */
    BlockPool(int blocks, LongSupplier clock) {
        ages = new BlockAges(blocks, clock);
        references = new int[blocks];
        yielding = new int[blocks];
        next = new int[blocks];
        previous = new int[blocks];
        names = new @Nullable BlockKey[blocks];
        Arrays.fill(next, NIL);
        Arrays.fill(previous, NIL);
        for (int block = 0; block < blocks; block++) {
            linkTail(block);
        }
    }

    /** Returns how long its blocks were kept and used. */
    BlockAges ages() {
        return ages;
    }

    /** Returns the number of blocks. */
    public int total() {
        return references.length;
    }

    /** Returns the blocks that nobody references, named ones included. */
    public int free() {
        return free;
    }

    /** Returns the blocks that have a name, referenced or not. */
    public int named() {
        return index.size();
    }

    /** Returns the blocks that have a name and that nobody references: the prefix cache beyond what is in use. */
    public int freeNamed() {
        return freeNamed;
    }

    /** Returns the blocks that are held by tables which yield, and by no other: they become free when these give up theirs. */
    public int onDemand() {
        return onDemand;
    }

    /** Returns how many tables hold the block. */
    public int references(int block) {
        return references[block];
    }

    /** Returns how many of those tables yield and copy nothing. */
    int yielding(int block) {
        return yielding[block];
    }

    /** Returns the block of that name, if there is one. */
    @Nullable Integer find(BlockKey key) {
        return index.get(key);
    }

    /** Takes free blocks, the least recently released first. There must be as many. */
    int[] take(int count) {
        if (count > free) {
            throw new IllegalStateException(count + " blocks were asked for and " + free + " are free; ask before taking");
        }
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            int block = head;
            unlink(block);
            BlockKey evicted = names[block];
            ages.taken(block, evicted != null);
            if (evicted != null) {
                index.remove(evicted);
                names[block] = null;
                freeNamed--;
            }
            references[block] = 1;
            taken[i] = block;
        }
        return taken;
    }

    /** Adds a reference. */
    void share(int block) {
        onDemand -= onDemand(block) ? 1 : 0;
        boolean wasFree = references[block]++ == 0;
        if (wasFree) {
            unlink(block);
            freeNamed -= names[block] == null ? 0 : 1;
        }
        ages.shared(block, wasFree);
    }

    /** Gives references back, the last block first, so that the ends of prefixes are evicted before their beginnings. */
    void release(int[] blocks) {
        for (int i = blocks.length - 1; i >= 0; i--) {
            int block = blocks[i];
            if (--references[block] < 0) {
                throw new IllegalStateException("Block " + block + " was released more often than taken");
            }
            onDemand += onDemand(block) ? 1 : 0;
            if (references[block] == 0) {
                ages.released(block);
                if (names[block] == null) {
                    linkHead(block);
                } else {
                    linkTail(block);
                    freeNamed++;
                }
            }
        }
    }

    /** Says of one reference to each of these blocks that its table yields. */
    void beginYield(int[] blocks) {
        for (int block : blocks) {
            yielding[block]++;
            onDemand += onDemand(block) ? 1 : 0;
        }
    }

    /** Takes back what was said of one reference to each of these blocks; to be done before it is given back. */
    void endYield(int[] blocks) {
        for (int block : blocks) {
            onDemand -= onDemand(block) ? 1 : 0;
            yielding[block]--;
        }
    }

    private boolean onDemand(int block) {
        return references[block] > 0 && yielding[block] == references[block];
    }

    /** Names a referenced block, unless another block has that name already or it has one. */
    void name(int block, BlockKey key) {
        if (names[block] == null && index.putIfAbsent(key, block) == null) {
            names[block] = key;
        }
    }

    private void linkTail(int block) {
        previous[block] = tail;
        next[block] = NIL;
        if (tail == NIL) {
            head = block;
        } else {
            next[tail] = block;
        }
        tail = block;
        free++;
    }

    private void linkHead(int block) {
        next[block] = head;
        previous[block] = NIL;
        if (head == NIL) {
            tail = block;
        } else {
            previous[head] = block;
        }
        head = block;
        free++;
    }

    private void unlink(int block) {
        if (previous[block] == NIL) {
            head = next[block];
        } else {
            next[previous[block]] = next[block];
        }
        if (next[block] == NIL) {
            tail = previous[block];
        } else {
            previous[next[block]] = previous[block];
        }
        free--;
    }
}
