package dev.augury.model.tensor;

/**
 * Q4_0 and Q5_0: a half-precision scale {@code d}, then 32 numbers {@code q} of {@code b} bits as {@link Nibbles} has them;
 * value {@code = (q − 2^(b−1))·d}. 18 and 22 bytes. The value of largest magnitude becomes exactly {@code −2^(b−1)·d}, so {@code d} may be
 * negative.
 */
final class SymmetricCodec extends BlockCodec {

    private final Nibbles numbers;
    private final int zero;

    SymmetricCodec(TensorType type, int bits) {
        super(type);
        numbers = new Nibbles(bits, 2);
        zero = 1 << bits - 1;
    }

    @Override
    void decode(byte[] block, float[] target, int at) {
        float d = half(block, 0);
        for (int i = 0; i < 32; i++) {
            target[at + i] = (numbers.get(block, i) - zero) * d;
        }
    }

    @Override
    void encode(float[] source, int at, byte[] block) {
        float extreme = 0;
        for (int i = 0; i < 32; i++) {
            extreme = Math.abs(source[at + i]) > Math.abs(extreme) ? source[at + i] : extreme;
        }
        float d = extreme / -zero;
        float inverse = inverse(d);
        putHalf(block, 0, d);
        for (int i = 0; i < 32; i++) {
            numbers.put(block, i, Math.min(2 * zero - 1, (int) (source[at + i] * inverse + (zero + 0.5f))));
        }
    }
}
