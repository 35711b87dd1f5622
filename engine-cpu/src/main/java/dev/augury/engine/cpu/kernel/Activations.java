package dev.augury.engine.cpu.kernel;

/**
 * The input rows of matrix products, in every form that a matrix may want: f32, and int8 per block of 32 columns.
 *
 * <p>Use: write {@link #rows()}, let {@link Ops#quantize} make the int8 form if a matrix to come {@link Matrix#quantized wants it}, then
 * multiply. The arrays are made once and reused in every step. One block holds {@code q = round(x·127/max|x|)}, {@code dx = max|x|/127}
 * and {@code dx·Σq}.
 */
public final class Activations {
    /** Columns per block of the int8 form. */
    public static final int BLOCK = 32;

    private final int maxTokens;
    private final Rows rows;
    private final int blocks;
    private final int[] pairs;
    private final float[] wholes;
    private final float[] scales;
    private final float[] sums;
    private final int[] totals;

    /**
     * Reserves room.
     *
     * @param maxTokens rows at most
     * @param columns length of a row; the int8 form exists only for multiples of {@value #BLOCK}
     */
    public Activations(int maxTokens, int columns) {
        this.maxTokens = maxTokens;
        this.rows = Rows.allocate(maxTokens, columns);
        this.blocks = columns % BLOCK == 0 ? columns / BLOCK : 0;
        int quantized = Math.multiplyExact(maxTokens, blocks * BLOCK);
        this.pairs = new int[quantized / 2];
        this.wholes = new float[quantized];
        this.scales = new float[maxTokens * blocks];
        this.sums = new float[maxTokens * blocks];
        this.totals = new int[maxTokens * blocks];
    }

    /** The f32 rows, to be written by the caller. */
    public Rows rows() {
        return rows;
    }

    /** Rows at most. */
    public int maxTokens() {
        return maxTokens;
    }

    /** Length of a row. */
    public int columns() {
        return rows.columns();
    }

    /** Blocks per row of the int8 form. */
    int blocks() {
        return blocks;
    }

    /** The int8 values, token by token, two columns to an int: the even one in the low 16 bits. */
    int[] pairs() {
        return pairs;
    }

    /** One int8 value. */
    int quantized(int token, int column) {
        int at = token * columns() + column;
        return at % 2 == 0 ? (short) pairs[at / 2] : pairs[at / 2] >> 16;
    }

    /** The int8 values as f32. */
    float[] wholes() {
        return wholes;
    }

    /** {@code dx} of each block, token by token. */
    float[] scales() {
        return scales;
    }

    /** {@code Σq} of each block, token by token. */
    int[] totals() {
        return totals;
    }

    /** {@code dx·Σq} of each block, token by token. */
    float[] sums() {
        return sums;
    }
}
