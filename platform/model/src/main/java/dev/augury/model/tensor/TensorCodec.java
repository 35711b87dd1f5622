package dev.augury.model.tensor;

import java.lang.foreign.MemorySegment;

/**
 * Converts elements of one type from and to 32-bit floats. This is the reference: scalar, exact, stateless and thread-safe; an engine's
 * kernels are judged by it.
 *
 * <p>{@code dequantize} gives the bits of ggml's {@code dequantize_row_*} compiled without fused multiply-add: the half-precision scale is
 * widened, then multiplied with the integer, each operation rounded to float. {@code quantize} rounds each block to the nearest for the
 * block's own range; it does not search for better scales.
 */
public interface TensorCodec {

    /** Returns the type. */
    TensorType type();

    /**
     * Decodes elements.
     *
     * @param source the bytes
     * @param offset where in them the first block begins
     * @param target receives the values from {@code at} on
     * @param count how many, whole blocks
     */
    void dequantize(MemorySegment source, long offset, float[] target, int at, int count);

    /**
     * Encodes elements, which must be finite.
     *
     * @param source holds the values from {@code at} on
     * @param target receives the bytes
     * @param offset where in them the first block begins
     * @param count how many, whole blocks
     */
    void quantize(float[] source, int at, MemorySegment target, long offset, int count);

    /**
     * Returns the codec of a type.
     *
     * @throws IllegalArgumentException for a type with which Augury does not compute; it is named
     */
    static TensorCodec of(TensorType type) {
        return switch (type) {
            case F32 -> new FloatCodec();
            case F16 -> ShortFloatCodec.half();
            case BF16 -> ShortFloatCodec.brain();
            case Q4_0 -> new SymmetricCodec(type, 4);
            case Q5_0 -> new SymmetricCodec(type, 5);
            case Q8_0 -> new ByteCodec();
            case Q4_1 -> new AffineCodec(type, 4);
            case Q5_1 -> new AffineCodec(type, 5);
            case Q4_K -> new SuperAffineCodec(type, 4);
            case Q5_K -> new SuperAffineCodec(type, 5);
            case Q6_K -> new SuperSymmetricCodec();
            case Q8_1, Q2_K, Q3_K, Q8_K, IQ2_XXS, IQ2_XS, IQ3_XXS, IQ1_S, IQ4_NL, IQ3_S, IQ2_S, IQ4_XS, I8, I16, I32, I64, F64, IQ1_M,
                    TQ1_0, TQ2_0, MXFP4 ->
                throw new IllegalArgumentException("Tensor type " + type + " is not supported; supported are " + TensorType.supportedNames()
                        + ". Convert the model to one of these.");
        };
    }
}
