package dev.augury.handling.swap;

import dev.augury.spi.Option;

/**
 * Options of {@code swap}.
 *
 * @param otherwise what becomes of a call that finds no room
 */
public record SwapConfig(
        @Option(
                        doc = "What becomes of a call for which the host tier has no room: discard, or preserve until it has.",
                        defaultValue = "discard",
                        live = true)
                Otherwise otherwise) {

    /** What becomes of a call that finds no room in the host tier. */
    public enum Otherwise {
        /** Its blocks are freed. */
        DISCARD,
        /** Its blocks stay, and move as soon as there is room. */
        PRESERVE
    }
}
