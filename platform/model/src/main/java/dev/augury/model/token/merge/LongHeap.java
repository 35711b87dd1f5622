package dev.augury.model.token.merge;

import java.util.Arrays;

/** A minimum heap of longs with four children per node, which halves the depth of a binary one. Not thread-safe. */
final class LongHeap {
    private long[] items = new long[64];
    private int size;
    private long pushed;

    boolean isEmpty() {
        return size == 0;
    }

    void clear() {
        size = 0;
    }

    long pushed() {
        return pushed;
    }

    void push(long item) {
        if (size == items.length) {
            items = Arrays.copyOf(items, size * 2);
        }
        int at = size++;
        pushed++;
        while (at > 0) {
            int parent = at - 1 >> 2;
            if (items[parent] <= item) {
                break;
            }
            items[at] = items[parent];
            at = parent;
        }
        items[at] = item;
    }

    long pop() {
        long top = items[0];
        long last = items[--size];
        int at = 0;
        for (int child = 1; child < size; child = 4 * at + 1) {
            int least = child;
            int end = Math.min(child + 4, size);
            for (int i = child + 1; i < end; i++) {
                if (items[i] < items[least]) {
                    least = i;
                }
            }
            if (items[least] >= last) {
                break;
            }
            items[at] = items[least];
            at = least;
        }
        items[at] = last;
        return top;
    }
}
