package dev.augury.replay.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long sequences wait to be served. Times are nanoseconds. */
public final class Waits {

    private final Map<Long, Long> since = new LinkedHashMap<>();
    private long step;
    private long longest;

    /** A sequence waits from now on, unless it does already. */
    void begin(long sequence, long now) {
        since.putIfAbsent(sequence, now);
    }

    /** A step is planned. */
    void step(long now) {
        step = now;
    }

    /** A sequence was served in the present step. */
    void served(long sequence) {
        Long from = since.isEmpty() ? null : since.remove(sequence);
        if (from != null) {
            longest = Math.max(longest, step - from);
        }
    }

    /** A sequence waits no more, though it was not served. */
    void over(long sequence) {
        since.remove(sequence);
    }

    /** Returns the longest wait by the end of a window, those that go on then included. */
    public long longest(long end) {
        long most = longest;
        for (long from : since.values()) {
            most = Math.max(most, end - from);
        }
        return most;
    }
}
