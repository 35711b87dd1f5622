package dev.augury.spi.engine;

import java.util.Map;

/**
 * An engine's view of itself.
 *
 * @param usable whether it can run steps
 * @param message one sentence for the operator
 * @param figures measured figures by name, for example {@code kernel.q8_0.gbps}
 */
public record EngineHealth(boolean usable, String message, Map<String, Double> figures) {

    /** Copies the figures. */
    public EngineHealth {
        figures = Map.copyOf(figures);
    }
}
