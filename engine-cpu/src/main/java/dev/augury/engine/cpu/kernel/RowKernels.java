package dev.augury.engine.cpu.kernel;

/** The operators on one row whose plain loops C2 does not vectorise by itself. Contracts as in {@link Ops}. */
interface RowKernels {

    /** Makes the int8 form of one row. */
    void quantize(Activations x, int token);

    /** The sum of squares of a row. {@code partial} has room for 16 sums. */
    float squares(Rows in, int row, float[] partial);

    /** Gates one row. */
    void siluMultiply(Rows gate, Rows up, int row, Rows out);

    /** Exponentiates one row. {@code partial} has room for 16 sums. */
    float softmax(Rows scores, int row, int tokens, float scale, float[] partial);
}
