package dev.augury.scheduler.lamps;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Entries by ascending key, those with equal keys by ascending id: a binary heap in which every entry knows its place. To enter, leave or change a key takes
 * O(log n), less when the key changes little; to look at the first k takes O(k log k) and changes nothing.
 */
final class RankHeap implements Iterable<Entry> {

    private static final int INITIAL = 64;
    private static final Comparator<Entry> ORDER = (a, b) -> before(a, b) ? -1 : 1;

    private Entry[] entries = new Entry[INITIAL];
    private int size;

    void add(Entry entry, double key) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, 2 * size);
        }
        entry.key = key;
        size++;
        up(size - 1, entry);
    }

    void remove(Entry entry) {
        int place = entry.place;
        size--;
        Entry last = entries[size];
        entries[size] = null;
        if (last != entry) {
            settle(place, last);
        }
    }

    void change(Entry entry, double key) {
        entry.key = key;
        settle(entry.place, entry);
    }

    private void settle(int place, Entry entry) {
        if (place > 0 && before(entry, entries[place - 1 >> 1])) {
            up(place, entry);
        } else {
            down(place, entry);
        }
    }

    private void up(int from, Entry entry) {
        int place = from;
        while (place > 0) {
            int parent = place - 1 >> 1;
            if (!before(entry, entries[parent])) {
                break;
            }
            put(place, entries[parent]);
            place = parent;
        }
        put(place, entry);
    }

    private void down(int from, Entry entry) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && before(entries[child + 1], entries[child])) {
                child++;
            }
            if (!before(entries[child], entry)) {
                break;
            }
            put(place, entries[child]);
            place = child;
        }
        put(place, entry);
    }

    private void put(int place, Entry entry) {
        entries[place] = entry;
        entry.place = place;
    }

    private static boolean before(Entry a, Entry b) {
        return a.key != b.key ? a.key < b.key : a.sequence.id() < b.sequence.id();
    }

    int size() {
        return size;
    }

    /** Returns a walk in ascending order, valid as long as nothing changes. */
    @Override
    public Iterator<Entry> iterator() {
        PriorityQueue<Entry> frontier = new PriorityQueue<>(ORDER);
        if (size > 0) {
            frontier.add(entries[0]);
        }
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return !frontier.isEmpty();
            }

            @Override
            public Entry next() {
                Entry next = frontier.poll();
                if (next == null) {
                    throw new NoSuchElementException();
                }
                for (int child = 2 * next.place + 1; child <= 2 * next.place + 2 && child < size; child++) {
                    frontier.add(entries[child]);
                }
                return next;
            }
        };
    }
}
