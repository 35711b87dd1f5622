package dev.augury.model.synth;

/** Factors by which the wavelengths of the rotary embedding are stretched, one for each pair of a head's elements. */
final class SynthRope {

    private static final double FACTOR = 32;
    private static final double LOW = 1;
    private static final double HIGH = 4;
    /** The context in which the stretched model was trained. */
    static final int ORIGINAL_CONTEXT = 8192;
    static final int PHI_ORIGINAL_CONTEXT = 4096;

    private SynthRope() {}

    /**
     * Llama 3.1's rule: short waves stay, long ones are stretched by the factor, those between in proportion (transformers, {@code
     * rope_type = llama3}).
     */
    static float[] llama(int headWidth, float base) {
        float[] factors = new float[headWidth / 2];
        for (int i = 0; i < factors.length; i++) {
            double length = 2 * Math.PI * Math.pow(base, 2.0 * i / headWidth);
            double smooth = Math.clamp((ORIGINAL_CONTEXT / length - LOW) / (HIGH - LOW), 0, 1);
            factors[i] = (float) (1 / ((1 - smooth) / FACTOR + smooth));
        }
        return factors;
    }

    /** Rising factors as LongRoPE finds them: 1 for the shortest wave up to {@code largest} for the longest. */
    static float[] rising(int headWidth, double largest) {
        float[] factors = new float[headWidth / 2];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) Math.pow(largest, i / Math.max(1.0, factors.length - 1));
        }
        return factors;
    }

    /** Returns by how much LongRoPE enlarges attention (Ding et al. 2024). */
    static float attention(int context, int original) {
        double scale = (double) context / original;
        return scale <= 1 ? 1 : (float) Math.sqrt(1 + Math.log(scale) / Math.log(original));
    }
}
