package dev.augury.model.token.merge;

import java.util.Arrays;

/**
 * A queue of longs, least first, for many known at the start and some that come later: the first are sorted once, which is several times
 * cheaper than heaping them, the later ones lie in a heap with four children per node. Not thread-safe.
 */
final class LongQueue {
    private long[] first = new long[64];
    private int firstSize;
    private int firstAt;
    private long[] later = new long[64];
    private int laterSize;
    private long added;

    boolean isEmpty() {
        return firstAt == firstSize && laterSize == 0;
    }

    void clear() {
        firstSize = 0;
        firstAt = 0;
        laterSize = 0;
    }

    /** Returns how many items came in since this queue exists. */
    long added() {
        return added;
    }

    /** Adds an item before {@link #sort}. */
    void addFirst(long item) {
        if (firstSize == first.length) {
            first = Arrays.copyOf(first, firstSize * 2);
        }
        first[firstSize++] = item;
        added++;
    }

    /** Ends the adding of first items; from here on {@link #push} and {@link #pop} work. */
    void sort() {
        Arrays.sort(first, 0, firstSize);
    }

    void push(long item) {
        if (laterSize == later.length) {
            later = Arrays.copyOf(later, laterSize * 2);
        }
        int at = laterSize++;
        added++;
        while (at > 0) {
            int parent = at - 1 >> 2;
            if (later[parent] <= item) {
                break;
            }
            later[at] = later[parent];
            at = parent;
        }
        later[at] = item;
    }

    long pop() {
        if (firstAt < firstSize && (laterSize == 0 || first[firstAt] <= later[0])) {
            return first[firstAt++];
        }
        long top = later[0];
        long last = later[--laterSize];
        int at = 0;
        for (int child = 1; child < laterSize; child = 4 * at + 1) {
            int least = child;
            int end = Math.min(child + 4, laterSize);
            for (int i = child + 1; i < end; i++) {
                if (later[i] < later[least]) {
                    least = i;
                }
            }
            if (later[least] >= last) {
                break;
            }
            later[at] = later[least];
            at = least;
        }
        later[at] = last;
        return top;
    }
}
