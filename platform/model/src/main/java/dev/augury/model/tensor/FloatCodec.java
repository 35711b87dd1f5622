package dev.augury.model.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** F32, little endian. */
record FloatCodec() implements TensorCodec {

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    @Override
    public TensorType type() {
        return TensorType.F32;
    }

    @Override
    public void dequantize(MemorySegment source, long offset, float[] target, int at, int count) {
        MemorySegment.copy(source, FLOAT, offset, target, at, count);
    }

    @Override
    public void quantize(float[] source, int at, MemorySegment target, long offset, int count) {
        MemorySegment.copy(source, at, target, FLOAT, offset, count);
    }
}
