package dev.augury.core.flow;

import java.util.Arrays;

/** The largest values of late, in slots of time. Touched by one loop alone. */
public final class Peaks {

    /** Nanoseconds of a slot. */
    public static final long SLOT_NANOS = 5_000_000_000L;

    /** Slots that are remembered: a quarter of an hour. */
    public static final int SLOTS = 180;

    private final long[] peaks = new long[SLOTS];
    private long slot = Long.MIN_VALUE;

    /**
     * What is remembered at a moment; values are 0 where there were none.
     *
     * @param slot number of the present slot: nanoseconds of {@code Time} over those of a slot
     * @param current largest value of the present slot so far
     * @param previous largest value of the slot before
     * @param most largest value of all slots that are remembered
     */
    public record Seen(long slot, long current, long previous, long most) {}

    /** Takes a value of at least 0. */
    public void add(long now, long value) {
        move(now);
        int place = place(slot);
        peaks[place] = Math.max(peaks[place], value);
    }

    /** Returns what is remembered. */
    public Seen seen(long now) {
        move(now);
        return new Seen(slot, peaks[place(slot)], peaks[place(slot - 1)], Arrays.stream(peaks).max().orElse(0));
    }

    /** Returns the number of the slot at that time. */
    public static long slot(long now) {
        return Math.floorDiv(now, SLOT_NANOS);
    }

    /** Forgets what is older than the window. */
    private void move(long now) {
        long next = slot(now);
        if (slot == Long.MIN_VALUE) {
            slot = next;
        }
        long from = Math.max(slot + 1, next - SLOTS + 1);
        for (long passed = from; passed <= next; passed++) {
            peaks[place(passed)] = 0;
        }
        slot = Math.max(slot, next);
    }

    private static int place(long slot) {
        return (int) Math.floorMod(slot, SLOTS);
    }
}
