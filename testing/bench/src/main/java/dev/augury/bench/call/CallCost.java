package dev.augury.bench.call;

/**
 * What one way cost.
 *
 * @param latencyMillis median time of an answer without its call, in milliseconds
 * @param latencyWorstMillis the longest
 * @param computedTokens tokens computed per answer
 * @param kvTokenSeconds tokens of KV on the device times the seconds for which they were held, per answer
 * @param lostPauses calls whose KV was taken for want of memory
 * @param swapTokenMicros fitted microseconds to move the KV of a token; the guess of the start where nothing moved
 */
public record CallCost(
        double latencyMillis, double latencyWorstMillis, double computedTokens, double kvTokenSeconds, long lostPauses, double swapTokenMicros) {}
