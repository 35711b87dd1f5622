package dev.augury.model.tensor;

/**
 * Q8_0: a half-precision scale {@code d}, then 32 signed bytes {@code q}; value {@code = q·d}. 34 bytes.
 */
final class ByteCodec extends BlockCodec {

    ByteCodec() {
        super(TensorType.Q8_0);
    }

    @Override
    void decode(byte[] block, float[] target, int at) {
        float d = half(block, 0);
        for (int i = 0; i < 32; i++) {
            target[at + i] = block[2 + i] * d;
        }
    }

    @Override
    void encode(float[] source, int at, byte[] block) {
        float largest = 0;
        for (int i = 0; i < 32; i++) {
            largest = Math.max(largest, Math.abs(source[at + i]));
        }
        float d = largest / 127;
        float inverse = inverse(d);
        putHalf(block, 0, d);
        for (int i = 0; i < 32; i++) {
            float scaled = source[at + i] * inverse;
            block[2 + i] = (byte) (scaled + Math.copySign(0.5, scaled));
        }
    }
}
