package dev.augury.core.plan;

import dev.augury.spi.handling.Handling;

/**
 * What pauses cost so far. Constant.
 *
 * @param preserved the pauses whose KV was on the device at their end
 * @param discarded the pauses whose KV was given up
 * @param swapped the pauses of whose KV something was in the host tier at their end
 * @param swappedOut blocks moved to the host tier because of pauses
 * @param swappedIn blocks moved back before the end of a pause
 * @param recomputedTokens tokens computed again after discards and after losses out of the host tier
 * @param evictions discards for want of memory, among {@code discarded}
 * @param cuts times that the last blocks of a paused sequence were moved to the host tier for want of memory
 */
public record PauseCounts(
        Held preserved, Held discarded, Held swapped, long swappedOut, long swappedIn, long recomputedTokens, long evictions, long cuts) {

    /**
     * Pauses by what became of their KV.
     *
     * @param pauses how many ended so
     * @param tokenSeconds tokens of KV held so, times the seconds for which they were: those on the device count for {@code preserved}, those in the host tier
     *     for {@code swapped}, whatever became of the rest of the pause
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
