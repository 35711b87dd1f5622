package dev.augury.spi.engine;

import java.util.Map;

/**
 * What a step cost.
 *
 * @param phaseNanos nanoseconds by phase, for example {@code attention}
 * @param bytesRead bytes of weights and KV read, 0 when not counted
 */
public record StepCounters(Map<String, Long> phaseNanos, long bytesRead) {

    /** Nothing counted. */
    public static final StepCounters NONE = new StepCounters(Map.of(), 0);

    /** Copies the map. */
    public StepCounters {
        phaseNanos = Map.copyOf(phaseNanos);
    }
}
