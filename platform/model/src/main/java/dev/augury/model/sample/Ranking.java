package dev.augury.model.sample;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Orders numbers without sorting them all. A number and its index are packed into a key, so that smaller keys come first: larger numbers
 * first, and among equal ones the lowest index.
 */
final class Ranking {

    private final long[] keys;
    private int size;

    Ranking(int capacity) {
        keys = new long[capacity];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    static long key(float number, int index) {
        // Adding 0 makes −0 equal to 0; the exclusive or makes the bits of negative numbers descend.
        int bits = Float.floatToRawIntBits(number + 0f);
        return (long) ~(bits ^ bits >> 31 & 0x7FFFFFFF) << 32 | index;
    }

    /** Returns the index of the key in that place. */
    int index(int place) {
        return (int) keys[place];
    }

    /** Returns the number of the key in that place. */
    float number(int place) {
        int ordered = ~(int) (keys[place] >> 32);
        return Float.intBitsToFloat(ordered ^ ordered >> 31 & 0x7FFFFFFF);
    }

    void add(float number, int index) {
        keys[size++] = key(number, index);
    }

    /** Keeps the best {@code limit} numbers of those offered so far, in a heap whose root is the worst. */
    void offer(float number, int index, int limit) {
        long key = key(number, index);
        if (size < limit) {
            keys[size++] = key;
            for (int child = size - 1; child > 0 && keys[child] > keys[(child - 1) / 2]; child = (child - 1) / 2) {
                swap(child, (child - 1) / 2);
            }
        } else if (key < keys[0]) {
            keys[0] = key;
            int parent = 0;
            int child = largerChild(0);
            while (child < size && keys[child] > keys[parent]) {
                swap(parent, child);
                parent = child;
                child = largerChild(child);
            }
        }
    }

    private int largerChild(int parent) {
        int left = 2 * parent + 1;
        return left + 1 < size && keys[left + 1] > keys[left] ? left + 1 : left;
    }

    void sort() {
        Arrays.sort(keys, 0, size);
    }

    /**
     * Brings the shortest run of best keys whose weights reach a sum to the front, in no order, and returns its length. Quickselect: the
     * larger part is never sorted.
     *
     * @param weights by index, or null when each counts 1
     */
    int select(float @Nullable [] weights, double wanted) {
        int from = 0;
        int to = size;
        double missing = wanted;
        while (to - from > 32) {
            int middle = partition(from, to);
            double sum = 0;
            for (int i = from; i < middle; i++) {
                sum += weights == null ? 1 : weights[index(i)];
            }
            if (sum >= missing) {
                to = middle;
            } else {
                missing -= sum;
                from = middle;
            }
        }
        Arrays.sort(keys, from, to);
        while (from < to && missing > 0) {
            missing -= weights == null ? 1 : weights[index(from)];
            from++;
        }
        return from;
    }

    /**
     * Brings the smaller keys before the larger and returns where the larger begin, which is neither end. Keys differ, for their indices
     * do.
     */
    private int partition(int from, int to) {
        long a = keys[from];
        long b = keys[from + to >>> 1];
        long c = keys[to - 1];
        long pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        int left = from;
        int right = to - 1;
        while (true) {
            while (keys[left] < pivot) {
                left++;
            }
            while (keys[right] > pivot) {
                right--;
            }
            if (left >= right) {
                return left;
            }
            swap(left, right);
        }
    }

    private void swap(int one, int other) {
        long key = keys[one];
        keys[one] = keys[other];
        keys[other] = key;
    }
}
