package dev.augury.spi.engine;

/**
 * One whole-block copy.
 *
 * @param fromTier tier of the source
 * @param from id of the source block within its tier
 * @param toTier tier of the target
 * @param to id of the target block within its tier
 */
public record BlockCopy(BlockTier fromTier, int from, BlockTier toTier, int to) {}
