package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/**
 * A weight matrix, cut into panels of {@link #panelRows} output rows, which are the unit of work sharing.
 *
 * <p>Life: made empty by {@link Ops#matrix}, filled once by {@link #repack} (every panel exactly once, any thread), then read-only:
 * any number of threads may {@link #multiply} disjoint panel ranges.
 */
public interface Matrix {

    /** The type of the tensor it was made from. */
    WeightType type();

    /** Output rows, without padding. */
    int rows();

    /** Input columns. */
    int columns();

    /** Output rows per panel; the last panel may be padded. */
    int panelRows();

    /** Whether products read the int8 form of the activations. */
    default boolean quantized() {
        return type().quantized();
    }

    /** Panels of the matrix. */
    default int panels() {
        return Math.ceilDiv(rows(), panelRows());
    }

    /**
     * Fills panels from the file's layout. The source is not kept.
     *
     * @param source the whole tensor, row by row, {@code rows·type.rowBytes(columns)} bytes
     * @param panelFrom first panel
     * @param panelTo panel after the last
     * @throws IllegalArgumentException if the source is too short or holds an F16 infinity or NaN
     */
    void repack(MemorySegment source, int panelFrom, int panelTo);

    /**
     * Writes {@code out[t][row] = Σ_k W[row][k]·x[t][k]} for all rows of the panels and the first {@code tokens} rows of the input. The
     * bits of one output do not depend on any other argument.
     *
     * @param x input; its int8 form must be fresh if {@link #quantized}
     * @param tokens rows of x to multiply
     * @param panelFrom first panel
     * @param panelTo panel after the last
     * @param out receives {@code tokens} rows, at least {@link #rows} columns each
     */
    void multiply(Activations x, int tokens, int panelFrom, int panelTo, Rows out);
}
