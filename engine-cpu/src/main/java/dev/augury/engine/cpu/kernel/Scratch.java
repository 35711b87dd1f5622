package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/**
 * What one thread's kernels work on: unpacked weights of one panel, the accumulators of one tile, and where the tile's inputs start.
 * The driver sets the inputs, the kernel copies them into locals.
 */
final class Scratch {
    /** Columns that are unpacked at a time: 128 KiB of 16-bit or 256 KiB of f32 weights stay in a second-level cache. */
    static final int COLUMNS = 2048;

    /** Tokens of the largest tile. */
    static final int TOKENS = 8;

    /** Unpacked weights as f32, [column][32], rows in order. */
    final float[] wide = new float[COLUMNS * PanelForm.ROWS];

    /** Unpacked weights in 16 bits, [pair of columns][32 rows][2]. */
    final short[] narrow = new short[COLUMNS * PanelForm.ROWS];

    /** Scales, [group][32], rows in order. */
    final float[] scales = new float[COLUMNS / 16 * PanelForm.ROWS];

    /** Groups of a strip of a gemv, which stay in the first-level cache. */
    static final int STRIP = 16;

    /** Integer sums of a strip, [group][32], rows in order. */
    final int[] groupTotals = new int[STRIP * PanelForm.ROWS];

    /** Accumulators, [token][32], rows in order. */
    final float[] sums = new float[TOKENS * PanelForm.ROWS];

    /** Start of each token's values in its input array. */
    final int[] from = new int[TOKENS];

    /** Start of each token's block scales and totals. */
    final int[] scaleFrom = new int[TOKENS];

    /** First token of the stretch that the tiles pass over. */
    int tokenFrom;

    /** Token after its last. */
    int tokenTo;

    /** First column of the stretch. */
    int column;

    /** Memory of the matrix, for kernels that read it directly. */
    MemorySegment panels = MemorySegment.NULL;

    /** Start of the stretch or strip in that memory. */
    long at;

    /** First group or column of a gemv's strip. */
    int first;

    /** Groups or columns of the strip. */
    int count;

    /** f32 input, or int8 values as f32. */
    float[] x = {};

    /** int8 values in pairs of 16 bits; a token starts at half of {@link #from}. */
    int[] pairs = {};

    /** Totals of the int8 values of each block. */
    int[] totals = {};

    /** Block scales of the input. */
    float[] dx = {};
}
