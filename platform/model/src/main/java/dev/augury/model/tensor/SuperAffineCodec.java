package dev.augury.model.tensor;

/**
 * Q4_K and Q5_K: 256 elements as eight groups of 32. Two half-precision numbers {@code d} and {@code m}; 12 bytes with a 6-bit scale {@code
 * s} and a 6-bit minimum {@code z} for each group; Q5_K: 32 bytes with the top bits; 128 bytes with the low four bits. Value {@code =
 * (d·s)·q − (m·z)}. 144 and 176 bytes.
 *
 * <p>Groups {@code 2p} and {@code 2p + 1} share 32 bytes of low bits, the even group below, the odd above. Bit {@code g} of byte {@code i}
 * of the top bits belongs to element {@code i} of group {@code g}. The 6-bit numbers of groups 0–3 are the low six bits of bytes 0–3
 * (scales) and 4–7 (minima); those of groups 4–7 have their low four bits in bytes 8–11 (scale below, minimum above) and their top two in
 * the top two bits of bytes 0–3 (scales) and 4–7 (minima).
 */
final class SuperAffineCodec extends BlockCodec {

    private static final int GROUPS = 8;
    private static final int SCALES_AT = 4;
    private static final int TOP_AT = 16;

    private final boolean fiveBits;
    private final int lowAt;
    private final int max;

    SuperAffineCodec(TensorType type, int bits) {
        super(type);
        fiveBits = bits == 5;
        lowAt = fiveBits ? TOP_AT + 32 : TOP_AT;
        max = (1 << bits) - 1;
    }

    @Override
    void decode(byte[] block, float[] target, int at) {
        float d = half(block, 0);
        float m = half(block, 2);
        for (int group = 0; group < GROUPS; group++) {
            float scale = d * scale(block, SCALES_AT, group);
            float minimum = m * scale(block, SCALES_AT + 4, group);
            for (int i = 0; i < 32; i++) {
                target[at + 32 * group + i] = scale * number(block, group, i) - minimum;
            }
        }
    }

    private int number(byte[] block, int group, int i) {
        int low = block[lowAt + group / 2 * 32 + i] >>> (group & 1) * 4 & 15;
        return fiveBits ? low | (block[TOP_AT + i] >>> group & 1) << 4 : low;
    }

    /** Reads the scale (with {@code at} on byte 0) or the minimum (on byte 4) of a group. */
    private static int scale(byte[] block, int at, int group) {
        if (group < 4) {
            return block[at + group] & 63;
        }
        int low = block[SCALES_AT + 4 + group] >>> (at - SCALES_AT) & 15;
        return low | (block[at + group - 4] >>> 6 & 3) << 4;
    }

    private static void putScale(byte[] block, int at, int group, int value) {
        if (group < 4) {
            block[at + group] |= (byte) value;
        } else {
            block[SCALES_AT + 4 + group] |= (byte) ((value & 15) << at - SCALES_AT);
            block[at + group - 4] |= (byte) (value >> 4 << 6);
        }
    }

    @Override
    void encode(float[] source, int at, byte[] block) {
        float[] scales = new float[GROUPS];
        float[] minima = new float[GROUPS];
        float largestScale = 0;
        float largestMinimum = 0;
        for (int group = 0; group < GROUPS; group++) {
            float low = 0;
            float high = Float.NEGATIVE_INFINITY;
            for (int i = 32 * group; i < 32 * group + 32; i++) {
                low = Math.min(low, source[at + i]);
                high = Math.max(high, source[at + i]);
            }
            scales[group] = (high - low) / max;
            minima[group] = -low;
            largestScale = Math.max(largestScale, scales[group]);
            largestMinimum = Math.max(largestMinimum, minima[group]);
        }
        float d = putHalf(block, 0, largestScale / 63);
        float m = putHalf(block, 2, largestMinimum / 63);
        for (int group = 0; group < GROUPS; group++) {
            int scale = nearest(scales[group] * inverse(d), 63);
            int minimum = nearest(minima[group] * inverse(m), 63);
            putScale(block, SCALES_AT, group, scale);
            putScale(block, SCALES_AT + 4, group, minimum);
            putNumbers(source, at + 32 * group, block, group, new float[] {inverse(d * scale), m * minimum});
        }
    }

    private void putNumbers(float[] source, int at, byte[] block, int group, float[] inverseAndMinimum) {
        for (int i = 0; i < 32; i++) {
            int number = nearest((source[at + i] + inverseAndMinimum[1]) * inverseAndMinimum[0], max);
            block[lowAt + group / 2 * 32 + i] |= (byte) ((number & 15) << (group & 1) * 4);
            if (fiveBits) {
                block[TOP_AT + i] |= (byte) (number >> 4 << group);
            }
        }
    }
}
