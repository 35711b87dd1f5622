package dev.augury.demo.train;

import java.util.Arrays;

/**
 * Documents packed one behind the other. A row is a token with the token that follows it as its target; rows that nothing learned follows
 * are left out. Refilled for every step, never reallocated; not thread-safe.
 */
final class Batch {

    private static final int NONE = -1;

    final int capacity;
    final int[] tokens;
    final int[] targets;
    /** First row of each document, and at last the number of rows. */
    final int[] starts;
    int documents;
    /** All rows. */
    final Selection all;
    /** Rows whose target is learned. */
    final Selection learned;

    /** Makes room for so many rows. */
    Batch(int capacity) {
        this.capacity = capacity;
        tokens = new int[capacity];
        targets = new int[capacity];
        starts = new int[capacity + 1];
        all = new Selection(capacity);
        learned = new Selection(capacity);
    }

    /** Returns the number of rows. */
    int rows() {
        return starts[documents];
    }

    /** Removes all documents. */
    void clear() {
        documents = 0;
        all.clear();
        learned.clear();
    }

    /** Returns the rows that a document takes: one for each token before the last learned one. */
    static int rowsOf(Document document) {
        int last = document.learned().length - 1;
        while (last > 0 && !document.learned()[last]) {
            last--;
        }
        return Math.max(last, 0);
    }

    /** Adds a document if it fits in, and returns whether it does. */
    boolean add(Document document) {
        int count = rowsOf(document);
        int from = rows();
        if (count > capacity - from || documents == capacity) {
            return false;
        }
        System.arraycopy(document.tokens(), 0, tokens, from, count);
        Arrays.fill(targets, from, from + count, NONE);
        for (int i = 0; i < count; i++) {
            all.add(from + i);
            if (document.learned()[i + 1]) {
                targets[from + i] = document.tokens()[i + 1];
                learned.add(from + i);
            }
        }
        starts[++documents] = from + count;
        all.end(documents);
        learned.end(documents);
        return true;
    }
}
