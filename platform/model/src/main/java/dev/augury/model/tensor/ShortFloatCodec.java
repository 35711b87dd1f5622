package dev.augury.model.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** F16 (IEEE half) and BF16 (the upper half of an F32), each little endian. */
record ShortFloatCodec(TensorType type, Widening widening, Narrowing narrowing) implements TensorCodec {

    private static final ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Widens the 16 bits of a value, exactly. */
    interface Widening {
        float apply(short bits);
    }

    /** Narrows a value to 16 bits, to nearest, ties to even. */
    interface Narrowing {
        short apply(float value);
    }

    static ShortFloatCodec half() {
        return new ShortFloatCodec(TensorType.F16, Float::float16ToFloat, Float::floatToFloat16);
    }

    static ShortFloatCodec brain() {
        return new ShortFloatCodec(TensorType.BF16, bits -> Float.intBitsToFloat(bits << 16), ShortFloatCodec::brain);
    }

    private static short brain(float value) {
        int bits = Float.floatToRawIntBits(value);
        if (Float.isNaN(value)) {
            return (short) (bits >>> 16 | 0x40);
        }
        return (short) (bits + 0x7FFF + (bits >>> 16 & 1) >>> 16);
    }

    @Override
    public void dequantize(MemorySegment source, long offset, float[] target, int at, int count) {
        for (int i = 0; i < count; i++) {
            target[at + i] = widening.apply(source.get(SHORT, offset + 2L * i));
        }
    }

    @Override
    public void quantize(float[] source, int at, MemorySegment target, long offset, int count) {
        for (int i = 0; i < count; i++) {
            target.set(SHORT, offset + 2L * i, narrowing.apply(source[at + i]));
        }
    }
}
