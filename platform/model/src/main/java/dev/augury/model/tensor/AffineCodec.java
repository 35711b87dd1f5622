package dev.augury.model.tensor;

/**
 * Q4_1 and Q5_1: a half-precision scale {@code d} and minimum {@code m}, then 32 numbers {@code q} as {@link Nibbles} has them;
 * value {@code = q·d + m}. 20 and 24 bytes.
 */
final class AffineCodec extends BlockCodec {

    private final Nibbles numbers;
    private final int max;

    AffineCodec(TensorType type, int bits) {
        super(type);
        numbers = new Nibbles(bits, 4);
        max = (1 << bits) - 1;
    }

    @Override
    void decode(byte[] block, float[] target, int at) {
        float d = half(block, 0);
        float m = half(block, 2);
        for (int i = 0; i < 32; i++) {
            target[at + i] = numbers.get(block, i) * d + m;
        }
    }

    @Override
    void encode(float[] source, int at, byte[] block) {
        float low = source[at];
        float high = source[at];
        for (int i = 1; i < 32; i++) {
            low = Math.min(low, source[at + i]);
            high = Math.max(high, source[at + i]);
        }
        float d = (high - low) / max;
        float inverse = inverse(d);
        putHalf(block, 0, d);
        putHalf(block, 2, low);
        for (int i = 0; i < 32; i++) {
            numbers.put(block, i, Math.min(max, (int) ((source[at + i] - low) * inverse + 0.5f)));
        }
    }
}
