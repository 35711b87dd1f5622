package dev.augury.model.token.merge;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A bounded memory of words already merged: {@value #SLOTS} slots, one word per slot, words of at most {@value #LENGTH_MAX} code points,
 * so about five megabytes at most. The newer word wins a slot. Threads share it without locks: entries are immutable and a lost write
 * only costs a merge.
 */
public final class WordCache {
    private static final int SLOTS = 1 << 14;
    private static final int LENGTH_MAX = 24;

    private final @Nullable Entry[] entries = new Entry[SLOTS];

    private record Entry(int[] word, int[] tokens) {

        boolean holds(int[] text, int from, int length) {
            if (word.length != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (word[i] != text[from + i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Returns the tokens of the word {@code text[from, to)}, or null if it is not remembered. The caller must not change them. */
    public int @Nullable [] find(int[] text, int from, int to) {
        if (to - from > LENGTH_MAX) {
            return null;
        }
        Entry entry = entries[slot(text, from, to)];
        return entry != null && entry.holds(text, from, to - from) ? entry.tokens : null;
    }

    /** Remembers the tokens of the word {@code text[from, to)} if the word is short enough. */
    public void put(int[] text, int from, int to, int[] tokens) {
        if (to - from <= LENGTH_MAX) {
            entries[slot(text, from, to)] = new Entry(Arrays.copyOfRange(text, from, to), tokens);
        }
    }

    private static int slot(int[] text, int from, int to) {
        int hash = to - from;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text[i];
        }
        hash *= 0x9E3779B9;
        return hash >>> 18;
    }
}
