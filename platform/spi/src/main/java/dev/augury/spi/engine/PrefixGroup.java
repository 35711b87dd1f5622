package dev.augury.spi.engine;

/**
 * Rows whose first segments begin with the same blocks, so that an engine may read those once for all; it changes no result.
 *
 * @param rows indices of the rows in the plan
 * @param blocks number of leading blocks they share
 */
public record PrefixGroup(int[] rows, int blocks) {}
