package dev.augury.model.token.merge;

import java.util.Arrays;

/**
 * Merges the pairs of a word in the order of their ranks: a linked list of symbols and a queue of (rank, position). Each merge takes one
 * symbol away and adds at most two queue entries, so a word of n symbols costs at most 3n entries, O(n log n). Not thread-safe; one
 * object serves many words and keeps its arrays.
 */
public final class PairMerger {
    private static final int END = -1;

    private final MergeTable table;
    private int[] symbols = new int[64];
    private int[] next = new int[64];
    private int[] previous = new int[64];
    /** Per position the entry of the pair that begins there now, so that a queue entry that fell behind is recognised. */
    private long[] pair = new long[64];
    private final LongQueue queue = new LongQueue();

    /** Makes a merger over a table. */
    public PairMerger(MergeTable table) {
        this.table = table;
    }

    /** Returns a buffer for a word of at least {@code length} symbols, to be filled and given to {@link #merge}. */
    public int[] buffer(int length) {
        if (symbols.length < length) {
            int capacity = Math.max(length, symbols.length * 2);
            symbols = Arrays.copyOf(symbols, capacity);
            next = new int[capacity];
            previous = new int[capacity];
            pair = new long[capacity];
        }
        return symbols;
    }

    /** Merges the first {@code length} symbols of the buffer in place and returns how many are left, at the buffer's beginning. */
    public int merge(int length) {
        link(length);
        while (!queue.isEmpty()) {
            long entry = queue.pop();
            int left = (int) entry;
            long found = pair[left];
            if (found >= 0 && found >>> 32 == entry >>> 32) {
                join(left, (int) found);
            }
        }
        int count = 0;
        for (int i = 0; i != END && length > 0; i = next[i]) {
            symbols[count++] = symbols[i];
        }
        return count;
    }

    /** Returns how many queue entries this merger has made since it exists: the work done, for tests that bound it. */
    public long work() {
        return queue.added();
    }

    private void link(int length) {
        queue.clear();
        for (int i = 0; i < length; i++) {
            previous[i] = i - 1;
            next[i] = i + 1 < length ? i + 1 : END;
            if (look(i)) {
                queue.addFirst(entry(i));
            }
        }
        queue.sort();
    }

    private void join(int left, int result) {
        int right = next[left];
        symbols[left] = result;
        pair[right] = MergeTable.NONE;
        next[left] = next[right];
        if (next[right] != END) {
            previous[next[right]] = left;
        }
        if (previous[left] != END && look(previous[left])) {
            queue.push(entry(previous[left]));
        }
        if (look(left)) {
            queue.push(entry(left));
        }
    }

    private boolean look(int left) {
        pair[left] = next[left] == END ? MergeTable.NONE : table.find(symbols[left], symbols[next[left]]);
        return pair[left] >= 0;
    }

    private long entry(int left) {
        return pair[left] & 0xFFFFFFFF00000000L | left;
    }
}
