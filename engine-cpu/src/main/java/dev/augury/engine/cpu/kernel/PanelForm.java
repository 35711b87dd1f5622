package dev.augury.engine.cpu.kernel;

/**
 * How a panel of 32 output rows lies in native memory, in lines of 64 bytes.
 *
 * <p>Float forms: one line per column, whose int lane i holds row i in its low and row 16 + i in its high half, so that a shift and a
 * mask split it without moving lanes; two lines for F32, rows in order.
 *
 * <p>Group forms: lines in pairs, the first for rows 0 to 15, the second for 16 to 31, an int lane per row. The low 16 bits hold even
 * columns, the high 16 bits odd ones, lowest first, so that one broadcast of two neighbouring columns of the input meets both. After the
 * weights of a group come its 32 scales: f32 in row order, or one line of f16 like a column of a float form. Types with mins append
 * [groups][32] f32 mins to the panel.
 */
enum PanelForm {
    F32(128, 0, 0, false, false),
    F16(64, 0, 0, false, false),
    BF16(64, 0, 0, false, false),
    /** Four bits, stored plus 8, f16 scales: eight columns per int lane; the sum over half a group fits 16 bits. */
    NIBBLE_HALF(16, 32, 8, true, true),
    /** The same with f32 scales. */
    NIBBLE(16, 32, 8, true, false),
    /** Eight bits, f16 scales: four columns per int lane; the two products of a line fit 16 bits. */
    BYTE_HALF(32, 32, 4, false, true),
    /** Five bits held in eight, f16 scales: sixteen products fit 16 bits. */
    FIVE_HALF(32, 32, 4, true, true),
    /** Five bits held in eight, f32 scales. */
    FIVE(32, 32, 4, true, false),
    /** Six bits held in eight, groups of 16, f32 scales: eight products fit 16 bits. */
    SIX(32, 16, 4, true, false);

    /** Output rows per panel. */
    static final int ROWS = 32;

    private final int columnBytes;
    private final int groupLength;
    private final int lineColumns;
    private final boolean narrowSums;
    private final boolean halfScales;

    PanelForm(int columnBytes, int groupLength, int lineColumns, boolean narrowSums, boolean halfScales) {
        this.columnBytes = columnBytes;
        this.groupLength = groupLength;
        this.lineColumns = lineColumns;
        this.narrowSums = narrowSums;
        this.halfScales = halfScales;
    }

    /** The form that a tensor type is packed into. */
    static PanelForm of(WeightType type) {
        return switch (type) {
            case F32 -> F32;
            case F16 -> F16;
            case BF16 -> BF16;
            case Q4_0, Q4_1 -> NIBBLE_HALF;
            case Q4_K -> NIBBLE;
            case Q8_0 -> BYTE_HALF;
            case Q5_0, Q5_1 -> FIVE_HALF;
            case Q5_K -> FIVE;
            case Q6_K -> SIX;
        };
    }

    /** Whether the form has groups, hence int8 activations. */
    boolean grouped() {
        return groupLength > 0;
    }

    /** Columns that share a scale; 0 for float forms. */
    int groupLength() {
        return groupLength;
    }

    /** Columns in a pair of lines of a group form. */
    int lineColumns() {
        return lineColumns;
    }

    /** Whether the products of a whole group may be summed in 16-bit lanes; else only those of one line. */
    boolean narrowSums() {
        return narrowSums;
    }

    /** Whether weights are four bits, stored plus 8. */
    boolean nibbles() {
        return lineColumns == 8;
    }

    /** Whether scales are f16. */
    boolean halfScales() {
        return halfScales;
    }

    /** Bytes of the weights of one group. */
    int weightBytes() {
        return groupLength * columnBytes;
    }

    /** Bytes of one group with its scales, or of one column of a float form. */
    int unitBytes() {
        return grouped() ? weightBytes() + (halfScales ? 64 : 128) : columnBytes;
    }

    /** Units in a row. */
    int units(int columns) {
        return grouped() ? columns / groupLength : columns;
    }
}
