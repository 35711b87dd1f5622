package dev.augury.testing.kit.schedule;

import dev.augury.testing.kit.BorderViolation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * The block ledger of a {@link ScriptedLane}: reference counts, full blocks findable by the hash of all tokens up to their end, a free list that is given
 * back tail-first and taken from its oldest end.
 */
final class BlockBook {

    private final int blockTokens;
    private final int[] references;
    private final long[] keys;
    private final Map<Long, Integer> cached = new HashMap<>();
    private final LinkedHashSet<Integer> free = new LinkedHashSet<>();
    private final int hostTotal;
    private int hostUsed;

    BlockBook(int blockTokens, int deviceBlocks, int hostBlocks) {
        this.blockTokens = blockTokens;
        references = new int[deviceBlocks];
        keys = new long[deviceBlocks];
        hostTotal = hostBlocks;
        for (int i = 0; i < deviceBlocks; i++) {
            free.add(i);
        }
    }

    int total() {
        return references.length;
    }

    int free() {
        return free.size();
    }

    int hostTotal() {
        return hostTotal;
    }

    int hostFree() {
        return hostTotal - hostUsed;
    }

    int blocksOf(int tokens) {
        return (tokens + blockTokens - 1) / blockTokens;
    }

    /** Returns the cached blocks at the head of a sequence, at least one of its tokens left out. */
    List<Integer> match(ScriptedSequence sequence) {
        List<Integer> found = new ArrayList<>();
        long hash = 0;
        for (int block = 0; (block + 1) * blockTokens < sequence.totalTokens(); block++) {
            hash = chain(sequence, block, hash);
            Integer id = cached.get(hash);
            if (id == null) {
                break;
            }
            found.add(id);
        }
        return found;
    }

    /** Returns how many free blocks a sequence would take to hold {@code tokens} tokens in all, of which {@code match} are found. */
    int taken(List<Integer> match, int held, int tokens) {
        int unreferenced = (int) match.stream().filter(id -> references[id] == 0).count();
        return Math.max(0, blocksOf(tokens) - held - match.size()) + unreferenced;
    }

    /** Returns how many of a sequence's blocks nobody else holds. */
    int sole(ScriptedSequence sequence) {
        return (int) sequence.blocks.stream().filter(id -> references[id] == 1).count();
    }

    /** Gives a sequence its cached blocks and new ones, until it has room for {@code tokens} tokens. */
    void take(ScriptedSequence sequence, List<Integer> match, int tokens) {
        for (int id : match) {
            free.remove(id);
            references[id]++;
            sequence.blocks.add(id);
        }
        while (sequence.blocks.size() < blocksOf(tokens)) {
            int id = free.removeFirst();
            cached.remove(keys[id], id);
            keys[id] = 0;
            references[id] = 1;
            sequence.blocks.add(id);
        }
    }

    /** Makes the sequence's full computed blocks findable. */
    void publish(ScriptedSequence sequence) {
        long hash = 0;
        for (int block = 0; (block + 1) * blockTokens <= sequence.computed; block++) {
            hash = chain(sequence, block, hash);
            int id = sequence.blocks.get(block);
            if (keys[id] == 0 && cached.putIfAbsent(hash, id) == null) {
                keys[id] = hash;
            }
        }
    }

    /** Takes a sequence's device blocks back, the last one first. */
    void release(ScriptedSequence sequence) {
        for (int id : sequence.blocks.reversed()) {
            references[id]--;
            if (references[id] == 0) {
                free.add(id);
            }
        }
        sequence.blocks.clear();
    }

    /** Moves a sequence to the host tier and returns whether there was room. */
    boolean swapOut(ScriptedSequence sequence) {
        int needed = sequence.blocks.size();
        if (needed == 0 || needed > hostFree()) {
            return false;
        }
        hostUsed += needed;
        sequence.hostBlocks = needed;
        release(sequence);
        return true;
    }

    /** Frees a sequence's blocks of the host tier. */
    void releaseHost(ScriptedSequence sequence) {
        hostUsed -= sequence.hostBlocks;
        sequence.hostBlocks = 0;
    }

    /** Throws when blocks were lost or doubled. */
    void check(List<ScriptedSequence> live) {
        int[] counted = new int[references.length];
        live.forEach(sequence -> sequence.blocks.forEach(id -> counted[id]++));
        for (int id = 0; id < references.length; id++) {
            if (counted[id] != references[id] || (references[id] == 0) != free.contains(id)) {
                throw new BorderViolation("Block " + id + " is held " + counted[id] + " times, counted " + references[id] + " times");
            }
        }
        int host = live.stream().mapToInt(sequence -> sequence.hostBlocks).sum();
        if (host != hostUsed || hostUsed > hostTotal) {
            throw new BorderViolation("Host tier: " + host + " blocks are held, " + hostUsed + " counted of " + hostTotal);
        }
    }

    private long chain(ScriptedSequence sequence, int block, long before) {
        long hash = before;
        for (int i = block * blockTokens; i < (block + 1) * blockTokens; i++) {
            hash = (hash ^ sequence.token(i) + 1) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }
}
