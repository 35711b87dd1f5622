package dev.augury.engine.cpu.kernel;

import java.util.Arrays;
import java.util.Locale;

/**
 * The tensor types that the engine multiplies, with the block layout that the model file gives them.
 *
 * <p>A quantised weight is {@code scale·q + min}; scale and min belong to a group of {@link #groupLength} neighbouring columns. The
 * arithmetic of each type is fixed here and nowhere else: float types multiply f32 activations in ascending column order with one
 * fused multiply-add per weight; quantised types multiply int8 activations, whose sum over a group is an exact integer {@code s}, and
 * sum {@code s·(scale·dx)} over the groups and {@code min·(dx·Σq)} over the groups, each in ascending order with one fused multiply-add
 * per group; the product is the first sum plus the second.
 */
public enum WeightType {
    F32(1, 4, 0, false),
    F16(1, 2, 0, false),
    BF16(1, 2, 0, false),
    Q8_0(32, 34, 32, false),
    Q4_0(32, 18, 32, false),
    Q4_1(32, 20, 32, true),
    Q5_0(32, 22, 32, false),
    Q5_1(32, 24, 32, true),
    Q4_K(256, 144, 32, true),
    Q5_K(256, 176, 32, true),
    Q6_K(256, 210, 16, false);

    private final int blockLength;
    private final int blockBytes;
    private final int groupLength;
    private final boolean offset;

    WeightType(int blockLength, int blockBytes, int groupLength, boolean offset) {
        this.blockLength = blockLength;
        this.blockBytes = blockBytes;
        this.groupLength = groupLength;
        this.offset = offset;
    }

    /**
     * Finds a type by the name that model files use, in any case.
     *
     * @throws IllegalArgumentException if the engine has no arithmetic for it; the message lists what it has
     */
    public static WeightType named(String name) {
        for (WeightType type : values()) {
            if (type.name().equals(name.toUpperCase(Locale.ROOT))) {
                return type;
            }
        }
        throw new IllegalArgumentException("The CPU engine cannot multiply tensors of type " + name + "; it knows "
                + Arrays.toString(values()) + ". Convert the model to one of these.");
    }

    /** Weights per block of the file layout. */
    public int blockLength() {
        return blockLength;
    }

    /** Bytes per block of the file layout. */
    public int blockBytes() {
        return blockBytes;
    }

    /** Columns that share one scale; 0 for float types. */
    public int groupLength() {
        return groupLength;
    }

    /** Whether weights are quantised, hence multiplied with int8 activations. */
    public boolean quantized() {
        return groupLength > 0;
    }

    /** Whether groups have a min beside their scale. */
    public boolean hasMin() {
        return offset;
    }

    /**
     * Bytes of one row of the file layout.
     *
     * @throws IllegalArgumentException if a row is not a whole number of blocks
     */
    public long rowBytes(int columns) {
        if (columns <= 0 || columns % blockLength != 0) {
            throw new IllegalArgumentException("A row of " + columns + " columns is not a whole number of " + name() + " blocks of "
                    + blockLength + "; the tensor is damaged or needs another type.");
        }
        return (long) (columns / blockLength) * blockBytes;
    }

    /** Bytes of native memory that a matrix of this type takes once it is repacked for vector code. */
    public long panelBytes(int rows, int columns) {
        PanelForm form = PanelForm.of(this);
        long mins = offset ? (long) (columns / groupLength) * PanelForm.F32.unitBytes() : 0;
        return Math.ceilDiv(rows, PanelForm.ROWS) * ((long) form.units(columns) * form.unitBytes() + mins);
    }
}
