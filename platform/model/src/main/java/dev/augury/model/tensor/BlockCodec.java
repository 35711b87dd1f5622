package dev.augury.model.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/** A codec that works block by block. */
abstract class BlockCodec implements TensorCodec {

    private final TensorType type;

    BlockCodec(TensorType type) {
        this.type = type;
    }

    /** Decodes the bytes of one block. */
    abstract void decode(byte[] block, float[] target, int at);

    /** Encodes one block; {@code block} is zeroed. */
    abstract void encode(float[] source, int at, byte[] block);

    @Override
    public final TensorType type() {
        return type;
    }

    @Override
    public final void dequantize(MemorySegment source, long offset, float[] target, int at, int count) {
        int blocks = blocks(count);
        byte[] block = new byte[type.blockBytes()];
        for (int i = 0; i < blocks; i++) {
            MemorySegment.copy(source, ValueLayout.JAVA_BYTE, offset + (long) i * block.length, block, 0, block.length);
            decode(block, target, at + i * type.blockElements());
        }
    }

    @Override
    public final void quantize(float[] source, int at, MemorySegment target, long offset, int count) {
        int blocks = blocks(count);
        byte[] block = new byte[type.blockBytes()];
        for (int i = 0; i < blocks; i++) {
            Arrays.fill(block, (byte) 0);
            encode(source, at + i * type.blockElements(), block);
            MemorySegment.copy(block, 0, target, ValueLayout.JAVA_BYTE, offset + (long) i * block.length, block.length);
        }
    }

    private int blocks(int count) {
        return Math.toIntExact(type.bytes(count) / type.blockBytes());
    }

    static float half(byte[] block, int at) {
        return Float.float16ToFloat((short) (block[at] & 0xFF | block[at + 1] << 8));
    }

    /** Stores the value as a half and returns what the half holds. */
    static float putHalf(byte[] block, int at, float value) {
        short half = Float.floatToFloat16(value);
        block[at] = (byte) half;
        block[at + 1] = (byte) (half >> 8);
        return Float.float16ToFloat(half);
    }

    static float inverse(float value) {
        return value == 0 ? 0 : 1 / value;
    }

    /** Rounds to nearest (ties to even) within 0 to {@code max}. */
    static int nearest(float value, int max) {
        return Math.clamp((long) Math.rint(value), 0, max);
    }
}
