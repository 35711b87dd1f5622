package dev.augury.engine.cpu.forward;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Adds up the time between barriers by phase, on worker 0 alone. */
final class Stopwatch {

    private final long[] nanos = new long[Phase.values().length];
    private long last;

    void start() {
        Arrays.fill(nanos, 0);
        last = System.nanoTime();
    }

    void lap(Phase phase) {
        long now = System.nanoTime();
        nanos[phase.ordinal()] += now - last;
        last = now;
    }

    Map<String, Long> byPhase() {
        Map<String, Long> result = new HashMap<>();
        for (Phase phase : Phase.values()) {
            result.put(phase.key(), nanos[phase.ordinal()]);
        }
        return result;
    }
}
