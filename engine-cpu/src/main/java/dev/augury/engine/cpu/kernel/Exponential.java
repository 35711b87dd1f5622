package dev.augury.engine.cpu.kernel;

/**
 * The one definition of {@code e^x} in f32: two-step reduction by ln 2 and a polynomial of degree seven (Taylor coefficients), all in fused
 * multiply-adds, so that plain Java and vector code agree on every bit. Error below 2 units in the last place.
 */
final class Exponential {
    /** Below it the result is 0. */
    static final float LOWEST = -87.0f;

    /** Arguments above it are cut to it. */
    static final float HIGHEST = 88.0f;

    static final float LOG2_E = 1.44269504f;

    /** Adding and taking it away rounds to the nearest integer, ties to even, for magnitudes below 2^22. */
    static final float ROUND = 12582912f;

    static final float LN2_HIGH = 0.693359375f;
    static final float LN2_LOW = -2.12194440e-4f;
    static final float C7 = 1f / 5040;
    static final float C6 = 1f / 720;
    static final float C5 = 1f / 120;
    static final float C4 = 1f / 24;
    static final float C3 = 1f / 6;
    static final float C2 = 0.5f;

    private Exponential() {}

    static float exp(float x) {
        if (x < LOWEST) {
            return 0;
        }
        float cut = Math.min(x, HIGHEST);
        float n = Math.fma(cut, LOG2_E, ROUND) - ROUND;
        float r = Math.fma(n, -LN2_LOW, Math.fma(n, -LN2_HIGH, cut));
        float p = Math.fma(C7, r, C6);
        p = Math.fma(p, r, C5);
        p = Math.fma(p, r, C4);
        p = Math.fma(p, r, C3);
        p = Math.fma(p, r, C2);
        p = Math.fma(p, r, 1f);
        p = Math.fma(p, r, 1f);
        return p * Float.intBitsToFloat(((int) n + 127) << 23);
    }
}
