package dev.augury.model.tensor;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The element types that a GGUF file may name. A type is a sequence of blocks: {@link #blockElements()} consecutive elements of one row in
 * {@link #blockBytes()} bytes. Augury computes with some of them ({@link #supported()}); the others are known so that a file that
 * holds them can be described, and refused by name.
 */
public enum TensorType {
    F32(0, 1, 4, true),
    F16(1, 1, 2, true),
    Q4_0(2, 32, 18, true),
    Q4_1(3, 32, 20, true),
    Q5_0(6, 32, 22, true),
    Q5_1(7, 32, 24, true),
    Q8_0(8, 32, 34, true),
    Q8_1(9, 32, 36, false),
    Q2_K(10, 256, 84, false),
    Q3_K(11, 256, 110, false),
    Q4_K(12, 256, 144, true),
    Q5_K(13, 256, 176, true),
    Q6_K(14, 256, 210, true),
    Q8_K(15, 256, 292, false),
    IQ2_XXS(16, 256, 66, false),
    IQ2_XS(17, 256, 74, false),
    IQ3_XXS(18, 256, 98, false),
    IQ1_S(19, 256, 50, false),
    IQ4_NL(20, 32, 18, false),
    IQ3_S(21, 256, 110, false),
    IQ2_S(22, 256, 82, false),
    IQ4_XS(23, 256, 136, false),
    I8(24, 1, 1, false),
    I16(25, 1, 2, false),
    I32(26, 1, 4, false),
    I64(27, 1, 8, false),
    F64(28, 1, 8, false),
    IQ1_M(29, 256, 56, false),
    BF16(30, 1, 2, true),
    TQ1_0(34, 256, 54, false),
    TQ2_0(35, 256, 66, false),
    MXFP4(39, 32, 17, false);

    private final int id;
    private final int blockElements;
    private final int blockBytes;
    private final boolean supported;

    TensorType(int id, int blockElements, int blockBytes, boolean supported) {
        this.id = id;
        this.blockElements = blockElements;
        this.blockBytes = blockBytes;
        this.supported = supported;
    }

    /** Returns the number that stands for the type in a file. */
    public int id() {
        return id;
    }

    /** Returns the elements in a block; the length of a row is a multiple of it. */
    public int blockElements() {
        return blockElements;
    }

    /** Returns the bytes of a block. */
    public int blockBytes() {
        return blockBytes;
    }

    /** Returns whether Augury computes with the type. */
    public boolean supported() {
        return supported;
    }

    /**
     * Returns the bytes of that many elements.
     *
     * @throws IllegalArgumentException when they do not fill whole blocks
     * @throws ArithmeticException when the result exceeds a long
     */
    public long bytes(long elements) {
        if (elements < 0 || elements % blockElements != 0) {
            throw new IllegalArgumentException(elements + " elements do not fill whole blocks of " + this + "; give a multiple of "
                    + blockElements);
        }
        return Math.multiplyExact(elements / blockElements, (long) blockBytes);
    }

    /** Returns the type with that number in a file, if there is one. */
    public static Optional<TensorType> ofId(long id) {
        return Arrays.stream(values()).filter(type -> type.id == id).findFirst();
    }

    /** Returns the names of the types with which Augury computes, separated by commas. */
    public static String supportedNames() {
        return Arrays.stream(values()).filter(TensorType::supported).map(Enum::name).collect(Collectors.joining(", "));
    }
}
