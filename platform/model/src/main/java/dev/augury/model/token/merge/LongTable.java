package dev.augury.model.token.merge;

import java.util.Arrays;

/** An open-addressing map from longs to non-negative longs. Filled once, then read by many threads. */
public final class LongTable {
    /** What {@link #get} returns for an absent key; no value of the table is negative. */
    public static final long ABSENT = -1;

    private long[] keys;
    private long[] values;
    private int size;

    /** Makes an empty table with room for {@code expected} entries. */
    public LongTable(int expected) {
        int slots = Integer.highestOneBit(Math.max(8, expected)) << 2;
        keys = new long[slots];
        values = new long[slots];
        Arrays.fill(values, ABSENT);
    }

    /** Adds an entry unless the key has one already; returns whether it was added. */
    public boolean putIfAbsent(long key, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("The table holds no negative values, got " + value);
        }
        int slot = slot(key);
        if (values[slot] >= 0) {
            return false;
        }
        keys[slot] = key;
        values[slot] = value;
        if (++size > keys.length >> 1) {
            grow();
        }
        return true;
    }

    /** Returns the value of the key, or {@link #ABSENT}. */
    public long get(long key) {
        return values[slot(key)];
    }

    /** Returns the number of entries. */
    public int size() {
        return size;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int mask = keys.length - 1;
        int slot = (int) (mixed ^ mixed >>> 32) & mask;
        while (values[slot] >= 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldValues = values;
        keys = new long[oldKeys.length << 1];
        values = new long[keys.length];
        Arrays.fill(values, ABSENT);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] >= 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
