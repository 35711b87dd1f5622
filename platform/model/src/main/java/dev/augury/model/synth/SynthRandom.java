package dev.augury.model.synth;

/** Random numbers by place: element {@code i} of a tensor is a function of (seed, tensor, i), so that any piece can be made at any time. */
final class SynthRandom {

    /** The standard deviation of the sum of four 16-bit numbers. */
    private static final float SPREAD = (float) Math.sqrt(4 * (65536.0 * 65536.0 - 1) / 12);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long key;

    SynthRandom(long seed, String tensor) {
        long mixed = mix(seed);
        for (int i = 0; i < tensor.length(); i++) {
            mixed = mix(mixed + GOLDEN + tensor.charAt(i));
        }
        key = mixed;
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Returns a nearly normal number of mean 0 and deviation 1, within ±3.5: the sum of four uniform ones. */
    float normal(long index) {
        long bits = mix(key + index * GOLDEN);
        int sum = (int) ((bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48));
        return (sum - 131_070) / SPREAD;
    }

    /** Returns a uniform number in [0, 1). */
    float uniform(long index) {
        return (mix(key + index * GOLDEN) >>> 40) * 0x1p-24f;
    }

    /** Returns −1 or 1, independent of the other numbers at the place. */
    float sign(long index) {
        return (mix(key + index * GOLDEN) & 1) == 0 ? -1 : 1;
    }
}
