package dev.augury.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.util.List;

/**
 * The arithmetic of the engine. {@link ScalarOps} defines every bit in plain Java; any other implementation must equal it.
 *
 * <p>All methods may be called from several threads at once, on disjoint outputs. None allocates, except {@link #matrix}.
 *
 * <p>Sums over a row of activations (norms, softmax) run in 16 interleaved partial sums, column c in partial c mod 16, which are then
 * added in pairs 8, 4, 2, 1 apart: so they mean the same on every vector width.
 */
public interface Ops {

    /** Name for health reports: {@code scalar}, {@code vector-512}. */
    String name();

    /** Which kernels are taken for how many tokens, one line per form that matrices were made of; for health reports. */
    List<String> kernelTable();

    /**
     * Makes an empty matrix.
     *
     * @param arena owns the memory of the panels
     */
    Matrix matrix(WeightType type, int rows, int columns, Arena arena);

    /** Makes the int8 form of rows {@code [tokenFrom, tokenTo)}. */
    void quantize(Activations x, int tokenFrom, int tokenTo);

    /** {@code out[row] = in[row]·weight / sqrt(mean(in[row]²) + epsilon)}; in and out may be the same. */
    void rmsNorm(Rows in, int row, float[] weight, float epsilon, Rows out);

    /** {@code into[row] += delta[row]·scale}, one fused multiply-add each. */
    void addScaled(Rows into, Rows delta, int row, float scale);

    /** {@code into[row] += bias}. */
    void addBias(Rows into, int row, float[] bias);

    /** {@code into[row] *= factor}. */
    void scale(Rows into, int row, float factor);

    /** {@code out[row] = gate·sigmoid(gate)·up}; out may be gate or up. */
    void siluMultiply(Rows gate, Rows up, int row, Rows out);

    /**
     * Rotates one head in place. Only the first {@code cosSin.columns()} channels turn.
     *
     * @param heads one head per row
     * @param cosSin one position per row: first all cosines, then all sines, one per pair of channels
     * @param position row of cosSin
     */
    void rotate(Rows heads, int row, Rows cosSin, int position, RopePairing pairing);

    /**
     * {@code out[r][t] = Σ_i queries[row + r][i]·key[t][i]}, ascending i, for each of the run's tokens and each of {@code count} queries
     * that share the head. Columns up to the next multiple of 16 may be overwritten.
     */
    void scores(Rows queries, int row, int count, KvRun keys, Rows out);

    /**
     * Turns the first {@code tokens} scores of a row into {@code exp((score − max)·scale)} in place.
     *
     * @param scale above 0
     * @return their sum, by which the accumulated values are to be divided
     */
    float softmax(Rows scores, int row, int tokens, float scale);

    /**
     * {@code out[row + r][i] += Σ_t weights[r][t]·value[t][i]}, ascending t, for each of {@code count} queries: runs that follow one
     * another give the same bits as one long run. The first run starts from zeroed rows.
     */
    void accumulate(Rows weights, int count, KvRun values, Rows out, int row);
}
