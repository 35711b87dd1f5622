package dev.augury.model.sample;

/**
 * Randomness without a state: a number that is a function of (seed, choice, position) alone, so that a sequence is drawn alike in any
 * batch, after any preemption and on any thread.
 *
 * <p>Each part is added to the sum so far times an odd constant and mixed by the finaliser of SplitMix64 (Steele, Lea and Flood 2014),
 * which is a bijection.
 */
public final class Chance {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Chance() {}

    /**
     * Returns a uniform number in [0, 1), of 53 bits.
     *
     * @param seed seed of the request
     * @param choice index of the answer among the request's choices
     * @param position index in its sequence of the token to be drawn
     */
    public static double uniform(long seed, int choice, int position) {
        long mixed = mix(mix(mix(seed + GOLDEN) * GOLDEN + choice) * GOLDEN + position);
        return (mixed >>> 11) * 0x1p-53;
    }

    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
