package dev.augury.model.token.merge;

/**
 * Which pairs of symbols merge, into which symbol, and how early: lower ranks merge first, pairs of equal rank from left to right.
 * Symbols are non-negative numbers; a negative symbol merges with nothing. Filled once, then read by many threads.
 */
public final class MergeTable {
    /** What {@link #find} returns for a pair that does not merge. */
    public static final long NONE = LongTable.ABSENT;

    private final LongTable pairs;

    /** Makes an empty table with room for {@code expected} pairs. */
    public MergeTable(int expected) {
        pairs = new LongTable(expected);
    }

    /** Adds a pair; if it is there already, the first entry stays. */
    public void add(int left, int right, int rank, int result) {
        pairs.putIfAbsent(key(left, right), (long) rank << 32 | result);
    }

    /** Returns rank (upper half) and resulting symbol (lower half) of a pair, or {@link #NONE}. */
    public long find(int left, int right) {
        return (left | right) < 0 ? NONE : pairs.get(key(left, right));
    }

    /** Returns the number of pairs. */
    public int size() {
        return pairs.size();
    }

    private static long key(int left, int right) {
        return (long) left << 32 | right;
    }
}
