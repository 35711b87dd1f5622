package dev.augury.engine.cpu.forward;

import java.util.Locale;

/** What the time of a step is spent on. */
enum Phase {
    NORM,
    PROJECT,
    ROTATE,
    ATTENTION,
    FEED,
    OUTPUT,
    SAMPLE;

    /** Name in counters. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
