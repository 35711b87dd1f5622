package dev.augury.engine.cpu.kernel;

/**
 * A view of equally long rows of f32 values in one heap array: row r, column c is {@code values[offset + r·stride + c]}.
 *
 * <p>Heap arrays, because activations are small beside the weights and C2 keeps its best code for them; weights and cached keys and
 * values live in native memory, each read by a kernel class of its own.
 *
 * @param values the array, shared with whoever else views it
 * @param offset index of row 0, column 0
 * @param stride distance between rows
 * @param columns length of a row
 */
public record Rows(float[] values, int offset, int stride, int columns) {

    /** Makes zeroed rows that lie next to each other. */
    public static Rows allocate(int count, int columns) {
        return new Rows(new float[Math.multiplyExact(count, columns)], 0, columns, columns);
    }

    /** Index of the first value of a row. */
    public int start(int row) {
        return offset + row * stride;
    }

    /** The same rows, cut to a range of columns. */
    public Rows slice(int fromColumn, int count) {
        return new Rows(values, offset + fromColumn, stride, count);
    }

    /** Contiguous rows seen as more, shorter rows: the heads of a token. */
    public Rows split(int newColumns) {
        if (stride != columns || columns % newColumns != 0) {
            throw new IllegalArgumentException("Rows of " + columns + " columns, " + stride + " apart, cannot be split into rows of "
                    + newColumns);
        }
        return new Rows(values, offset, newColumns, newColumns);
    }
}
