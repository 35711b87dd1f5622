package dev.augury.core.retain;

import java.time.Duration;

/**
 * How much is kept for clients that perform calls.
 *
 * @param prefixesMax most prefixes; 0 to keep none
 * @param tokensMax most tokens of all prefixes together, four bytes each
 * @param kvBytesMax most bytes of KV that they hold in both tiers together; what others need is taken from them in any case
 * @param timeToLive how long a client may take
 */
public record RetainLimits(int prefixesMax, long tokensMax, long kvBytesMax, Duration timeToLive) {

    /** The limits used unless others are configured. */
    public static final RetainLimits DEFAULT = new RetainLimits(1024, 4_000_000, Long.MAX_VALUE, Duration.ofMinutes(10));

    /** Refuses negative limits. */
    public RetainLimits {
        if (prefixesMax < 0 || tokensMax < 0 || kvBytesMax < 0 || timeToLive.isNegative()) {
            throw new IllegalArgumentException("Limits of " + prefixesMax + " retained prefixes, " + tokensMax + " tokens, " + kvBytesMax + " bytes and "
                    + timeToLive.toMillis() + " ms make no sense; give 0 or more");
        }
    }
}
