package dev.augury.engine.cpu.kernel;

/** The two products of attention with cached blocks. Contracts as in {@link Ops}. */
interface AttentionKernels {

    /** Queries against keys. */
    void scores(Rows queries, int row, int count, KvRun keys, Rows out);

    /** Weights against values. */
    void accumulate(Rows weights, int count, KvRun values, Rows out, int row);
}
