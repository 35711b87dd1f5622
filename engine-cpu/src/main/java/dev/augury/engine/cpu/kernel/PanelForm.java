package dev.augury.engine.cpu.kernel;

/**
 * How a panel of 32 output rows lies in native memory. Lines of 64 bytes: int lane i holds row i in its low and row 16 + i in its high
 * half, so that a shift and a mask split it without moving lanes.
 *
 * <p>Float forms: one line per column (two for F32, rows in order). Group forms: per group the weights' lines, then 32 scales in row
 * order (f32) or in a line of their own (f16). Types with mins append [groups][32] f32 mins to the panel.
 */
enum PanelForm {
    F32(128, 0, 0, 0, false),
    F16(64, 0, 0, 0, false),
    BF16(64, 0, 0, 0, false),
    /** Four bits, f16 scales: a 16-bit lane holds four columns, lowest first; a whole group of products fits 16 bits. */
    NIBBLE_HALF(16, 32, 4, 32, true),
    /** The same with f32 scales. */
    NIBBLE(16, 32, 4, 32, false),
    /** Eight bits, f16 scales: a 16-bit lane holds two columns; the sum of two products fits 16 bits. */
    BYTE_HALF(32, 32, 2, 2, true),
    /** Five bits held in eight, f16 scales: sixteen products fit 16 bits. */
    FIVE_HALF(32, 32, 2, 16, true),
    /** Five bits held in eight, f32 scales. */
    FIVE(32, 32, 2, 16, false),
    /** Six bits held in eight, groups of 16, f32 scales: eight products fit 16 bits. */
    SIX(32, 16, 2, 8, false);

    /** Output rows per panel. */
    static final int ROWS = 32;

    private final int columnBytes;
    private final int groupLength;
    private final int columnsPerLane;
    private final int productsPerSum;
    private final boolean halfScales;

    PanelForm(int columnBytes, int groupLength, int columnsPerLane, int productsPerSum, boolean halfScales) {
        this.columnBytes = columnBytes;
        this.groupLength = groupLength;
        this.columnsPerLane = columnsPerLane;
        this.productsPerSum = productsPerSum;
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

    /** Columns in one 16-bit lane. */
    int columnsPerLane() {
        return columnsPerLane;
    }

    /** Products whose sum always fits a signed 16-bit lane. */
    int productsPerSum() {
        return productsPerSum;
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
