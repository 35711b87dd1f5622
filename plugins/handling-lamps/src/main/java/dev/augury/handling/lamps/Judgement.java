package dev.augury.handling.lamps;

import dev.augury.spi.handling.Handling;

/**
 * What was decided for a call, and what it will waste.
 *
 * @param handling the handling that wastes least
 * @param waste its waste in token-seconds
 */
record Judgement(Handling handling, double waste) {}
