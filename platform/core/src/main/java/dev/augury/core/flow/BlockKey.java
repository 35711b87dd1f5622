package dev.augury.core.flow;

/**
 * Names the content of a full block: a cryptographic hash, cut to 128 bits, of all tokens from the start of the sequence to the block's end and of what else
 * decides their KV.
 *
 * @param high upper half
 * @param low lower half
 */
public record BlockKey(long high, long low) {}
