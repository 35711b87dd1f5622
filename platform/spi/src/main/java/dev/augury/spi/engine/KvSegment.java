package dev.augury.spi.engine;

/**
 * A run of cached tokens that a row reads. Token {@code t} of the segment lies at slot {@code t % blockTokens} of block
 * {@code blocks[t / blockTokens]}.
 *
 * @param blocks device block ids; for the last segment of a row long enough to take the row's own tokens too
 * @param length tokens in the segment before the step
 * @param query position of the queries against this segment
 */
public record KvSegment(int[] blocks, int length, QueryPosition query) {}
