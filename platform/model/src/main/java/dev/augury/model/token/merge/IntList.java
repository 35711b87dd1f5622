package dev.augury.model.token.merge;

import java.util.Arrays;

/** A growing list of ints. Not thread-safe. */
public final class IntList {
    private int[] values;
    private int size;

    /** Makes an empty list that has room for {@code capacity} values before it grows. */
    public IntList(int capacity) {
        values = new int[Math.max(8, capacity)];
    }

    /** Appends a value. */
    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size + (size >> 1));
        }
        values[size++] = value;
    }

    /** Appends all values. */
    public void addAll(int[] more) {
        if (size + more.length > values.length) {
            values = Arrays.copyOf(values, Math.max(size + more.length, size + (size >> 1)));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size += more.length;
    }

    /** Returns the value at {@code index}. */
    public int get(int index) {
        return values[index];
    }

    /** Returns the number of values. */
    public int size() {
        return size;
    }

    /** Forgets all values, keeping the memory. */
    public void clear() {
        size = 0;
    }

    /** Returns a copy of the values from {@code from} to the end. */
    public int[] tail(int from) {
        return Arrays.copyOfRange(values, from, size);
    }

    /** Returns a copy of the values. */
    public int[] toArray() {
        return tail(0);
    }
}
