package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Tensors of random bits in the file's layout, with sane scales, and an independent reading of them. */
final class RandomTensor {
    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private RandomTensor() {}

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static MemorySegment of(WeightType type, int rows, int columns, RandomGenerator random) {
        byte[] bytes = new byte[Math.toIntExact(rows * type.rowBytes(columns))];
        random.nextBytes(bytes);
        MemorySegment tensor = MemorySegment.ofArray(bytes);
        for (int at = 0; at < bytes.length; at += type.blockBytes()) {
            float value = (float) random.nextGaussian() * 0.05f;
            short half = Float.floatToFloat16(value * 0.1f);
            switch (type) {
                case F32 -> tensor.set(INT, at, Float.floatToRawIntBits(value));
                case F16 -> tensor.set(SHORT, at, Float.floatToFloat16(value));
                case BF16 -> tensor.set(SHORT, at, (short) (Float.floatToRawIntBits(value) >>> 16));
                case Q8_0, Q4_0, Q5_0 -> tensor.set(SHORT, at, half);
                case Q4_1, Q5_1, Q4_K, Q5_K -> {
                    tensor.set(SHORT, at, half);
                    tensor.set(SHORT, at + 2L, Float.floatToFloat16((float) random.nextGaussian() * 0.02f));
                }
                case Q6_K -> tensor.set(SHORT, at + 208L, half);
            }
        }
        return tensor;
    }

    /** One weight, read as the format's description says, without the canonical form. */
    static double weight(WeightType type, MemorySegment tensor, int columns, int row, int column) {
        long at = row * type.rowBytes(columns) + (long) (column / type.blockLength()) * type.blockBytes();
        int i = column % type.blockLength();
        return switch (type) {
            case F32 -> Float.intBitsToFloat(tensor.get(INT, at));
            case F16 -> half(tensor, at);
            case BF16 -> Float.intBitsToFloat(tensor.get(SHORT, at) << 16);
            case Q8_0 -> half(tensor, at) * tensor.get(ValueLayout.JAVA_BYTE, at + 2 + i);
            case Q4_0 -> half(tensor, at) * (nibble(tensor, at + 2, i) - 8);
            case Q4_1 -> half(tensor, at) * nibble(tensor, at + 4, i) + half(tensor, at + 2);
            case Q5_0 -> half(tensor, at) * (nibble(tensor, at + 6, i) + 16 * bit(tensor, at + 2, i) - 16);
            case Q5_1 -> half(tensor, at) * (nibble(tensor, at + 8, i) + 16 * bit(tensor, at + 4, i)) + half(tensor, at + 2);
            case Q4_K -> kScale(tensor, at, i / 32) * kNibble(tensor, at + 16, i) - kMin(tensor, at, i / 32);
            case Q5_K -> {
                int high = tensor.get(ValueLayout.JAVA_BYTE, at + 16 + i % 32) >> i / 32 & 1;
                yield kScale(tensor, at, i / 32) * (kNibble(tensor, at + 48, i) + 16 * high) - kMin(tensor, at, i / 32);
            }
            case Q6_K -> {
                int half = i / 128;
                int rest = i % 128;
                int low = tensor.get(ValueLayout.JAVA_BYTE, at + 64L * half + rest % 64) >> (rest < 64 ? 0 : 4) & 15;
                int high = tensor.get(ValueLayout.JAVA_BYTE, at + 128 + 32L * half + rest % 32) >> rest / 32 * 2 & 3;
                yield half(tensor, at + 208) * tensor.get(ValueLayout.JAVA_BYTE, at + 192 + i / 16) * (low + 16 * high - 32);
            }
        };
    }

    private static double half(MemorySegment tensor, long at) {
        return Float.float16ToFloat(tensor.get(SHORT, at));
    }

    private static int nibble(MemorySegment tensor, long at, int i) {
        int two = tensor.get(ValueLayout.JAVA_BYTE, at + i % 16);
        return i < 16 ? two & 15 : two >> 4 & 15;
    }

    private static int bit(MemorySegment tensor, long at, int i) {
        return tensor.get(INT, at) >>> i & 1;
    }

    private static int kNibble(MemorySegment tensor, long at, int i) {
        int two = tensor.get(ValueLayout.JAVA_BYTE, at + i / 64 * 32 + i % 32);
        return i % 64 < 32 ? two & 15 : two >> 4 & 15;
    }

    private static double kScale(MemorySegment tensor, long at, int j) {
        return half(tensor, at) * packed(tensor, at + 4, j);
    }

    private static double kMin(MemorySegment tensor, long at, int j) {
        return half(tensor, at + 2) * packed(tensor, at + 4, j + 8);
    }

    /** The six-bit numbers of a K block: scales are 0 to 7, mins 8 to 15. */
    private static int packed(MemorySegment tensor, long at, int n) {
        int j = n % 8;
        int shift = n < 8 ? 0 : 4;
        if (j < 4) {
            return tensor.get(ValueLayout.JAVA_BYTE, at + j + shift) & 63;
        }
        int low = tensor.get(ValueLayout.JAVA_BYTE, at + 4 + j) >> shift & 15;
        return low + 16 * (tensor.get(ValueLayout.JAVA_BYTE, at + j - 4 + shift) >> 6 & 3);
    }
}
