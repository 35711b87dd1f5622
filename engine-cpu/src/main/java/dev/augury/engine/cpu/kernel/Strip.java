package dev.augury.engine.cpu.kernel;

/**
 * One strip of lanes of one cached block against a tile of rows: {@code out[r][lane] += Σ_i left[r][i]·line_i[lane]}. Kept by the run and
 * set anew for every tile, so that the inner loops allocate nothing.
 */
final class Strip {
    /** Multipliers, a row per query. */
    Rows left = Rows.allocate(0, 0);

    /** Results, a row per query. */
    Rows out = Rows.allocate(0, 0);

    /** Index of the first row's first multiplier. */
    int from;

    /** Index of the first row's first result. */
    int to;

    /** Byte offset of line 0. */
    long at;

    /** Bytes between lines. */
    long step;

    /** Lines. */
    int count;

    /** Whether sums begin at zero instead of at what is there. */
    boolean fresh;
}
