package dev.augury.core.plan;

import dev.augury.spi.handling.Handling;

/**
 * What pauses cost so far. Constant.
 *
 * @param preserved the pauses whose KV stayed on the device to their end
 * @param discarded the pauses whose KV was given up
 * @param swapped the pauses whose KV was in the host tier at their end
 * @param swappedOut blocks moved to the host tier because of pauses
 * @param swappedIn blocks moved back before the end of a pause
 * @param recomputedTokens tokens computed again after discards
 * @param evictions discards for want of memory, among {@code discarded}
 */
public record PauseCounts(
        Held preserved, Held discarded, Held swapped, long swappedOut, long swappedIn, long recomputedTokens, long evictions) {

    /**
     * Pauses by what became of their KV.
     *
     * @param pauses how many ended so
     * @param tokenSeconds tokens of KV held so, times the seconds for which they were: a pause whose handling changed counts for each part of it
     */
    public record Held(long pauses, double tokenSeconds) {}

    /** Returns the pauses of that handling. */
    public Held of(Handling handling) {
        return switch (handling) {
            case PRESERVE -> preserved;
            case DISCARD -> discarded;
            case SWAP -> swapped;
        };
    }
}
