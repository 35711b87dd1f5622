package dev.augury.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** The definition of every operator, in plain Java: the judge of the fast ones, used only where it is asked for by name. */
public final class ScalarOps implements Ops {
    /** Interleaved partial sums of a reduction. */
    static final int PARTIALS = 16;

    /** Blocks of activations whose largest magnitude is below it are zero; keeps scale products clear of the subnormal range. */
    static final float TINIEST = 0x1p-60f;

    private static final ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED;

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public List<String> kernelTable() {
        return List.of();
    }

    @Override
    public Matrix matrix(WeightType type, int rows, int columns, Arena arena) {
        return new ScalarMatrix(type, rows, columns);
    }

    @Override
    public void quantize(Activations x, int tokenFrom, int tokenTo) {
        for (int token = tokenFrom; token < tokenTo; token++) {
            for (int block = 0; block < x.blocks(); block++) {
                quantizeBlock(x, token, block);
            }
        }
    }

    private static void quantizeBlock(Activations x, int token, int block) {
        float[] values = x.rows().values();
        int from = x.rows().start(token) + block * Activations.BLOCK;
        int to = token * x.columns() + block * Activations.BLOCK;
        float most = 0;
        for (int i = 0; i < Activations.BLOCK; i++) {
            most = Math.max(most, Math.abs(values[from + i]));
        }
        boolean zero = most < TINIEST;
        float scale = zero ? 0 : most / 127f;
        float inverse = zero ? 0 : 127f / most;
        int sum = 0;
        for (int i = 0; i < Activations.BLOCK; i++) {
            float whole = Math.fma(values[from + i], inverse, Exponential.ROUND) - Exponential.ROUND;
            int q = (int) whole;
            x.wholes()[to + i] = whole;
            int at = (to + i) / 2;
            x.pairs()[at] = i % 2 == 0 ? q & 0xffff : x.pairs()[at] | q << 16;
            sum += q;
        }
        x.scales()[token * x.blocks() + block] = scale;
        x.totals()[token * x.blocks() + block] = sum;
        x.sums()[token * x.blocks() + block] = scale * sum;
    }

    @Override
    public void rmsNorm(Rows in, int row, float[] weight, float epsilon, Rows out) {
        float[] partial = new float[PARTIALS];
        int from = in.start(row);
        for (int c = 0; c < in.columns(); c++) {
            float v = in.values()[from + c];
            partial[c % PARTIALS] = Math.fma(v, v, partial[c % PARTIALS]);
        }
        normalise(in, row, weight, normFactor(fold(partial), in.columns(), epsilon), out);
    }

    static void normalise(Rows in, int row, float[] weight, float factor, Rows out) {
        float[] x = in.values();
        float[] y = out.values();
        int from = in.start(row);
        int to = out.start(row);
        int columns = in.columns();
        for (int c = 0; c < columns; c++) {
            y[to + c] = x[from + c] * factor * weight[c];
        }
    }

    /** What a row is multiplied with, given the sum of its squares. */
    static float normFactor(float squares, int columns, float epsilon) {
        return (float) (1 / Math.sqrt(squares / columns + epsilon));
    }

    /** Adds partial sums in pairs 8, 4, 2, 1 apart. */
    static float fold(float[] partial) {
        for (int apart = PARTIALS / 2; apart > 0; apart /= 2) {
            for (int i = 0; i < apart; i++) {
                partial[i] += partial[i + apart];
            }
        }
        return partial[0];
    }

    @Override
    public void addScaled(Rows into, Rows delta, int row, float scale) {
        float[] x = into.values();
        float[] y = delta.values();
        int to = into.start(row);
        int from = delta.start(row);
        int columns = into.columns();
        for (int c = 0; c < columns; c++) {
            x[to + c] = Math.fma(y[from + c], scale, x[to + c]);
        }
    }

    @Override
    public void addBias(Rows into, int row, float[] bias) {
        float[] x = into.values();
        int to = into.start(row);
        int columns = into.columns();
        for (int c = 0; c < columns; c++) {
            x[to + c] += bias[c];
        }
    }

    @Override
    public void scale(Rows into, int row, float factor) {
        float[] x = into.values();
        int to = into.start(row);
        int columns = into.columns();
        for (int c = 0; c < columns; c++) {
            x[to + c] *= factor;
        }
    }

    @Override
    public void siluMultiply(Rows gate, Rows up, int row, Rows out) {
        for (int c = 0; c < gate.columns(); c++) {
            float g = gate.values()[gate.start(row) + c];
            out.values()[out.start(row) + c] = silu(g) * up.values()[up.start(row) + c];
        }
    }

    static float silu(float g) {
        return g / (1f + Exponential.exp(-g));
    }

    @Override
    public void rotate(Rows heads, int row, Rows cosSin, int position, RopePairing pairing) {
        int half = cosSin.columns() / 2;
        float[] x = heads.values();
        float[] turns = cosSin.values();
        int at = heads.start(row);
        int turn = cosSin.start(position);
        int step = switch (pairing) {
            case HALVES -> 1;
            case ADJACENT -> 2;
        };
        int apart = switch (pairing) {
            case HALVES -> half;
            case ADJACENT -> 1;
        };
        for (int i = 0; i < half; i++) {
            int first = at + i * step;
            float a = x[first];
            float b = x[first + apart];
            float cos = turns[turn + i];
            float sin = turns[turn + half + i];
            x[first] = Math.fma(a, cos, -(b * sin));
            x[first + apart] = Math.fma(a, sin, b * cos);
        }
    }

    @Override
    public void scores(Rows queries, int row, int count, KvRun keys, Rows out) {
        for (int r = 0; r < count; r++) {
            for (int t = 0; t < keys.tokens(); t++) {
                long base = keys.offsets()[t / keys.blockTokens()] + 4L * (t % keys.blockTokens());
                float sum = 0;
                for (int i = 0; i < keys.headSize(); i++) {
                    float key = keys.memory().get(FLOAT, base + 4L * i * keys.blockTokens());
                    sum = Math.fma(queries.values()[queries.start(row + r) + i], key, sum);
                }
                out.values()[out.start(r) + t] = sum;
            }
        }
    }

    @Override
    public float softmax(Rows scores, int row, int tokens, float scale) {
        float[] values = scores.values();
        int at = scores.start(row);
        float most = Float.NEGATIVE_INFINITY;
        for (int t = 0; t < tokens; t++) {
            most = Math.max(most, values[at + t]);
        }
        float[] partial = new float[PARTIALS];
        for (int t = 0; t < tokens; t++) {
            values[at + t] = Exponential.exp((values[at + t] - most) * scale);
            partial[t % PARTIALS] += values[at + t];
        }
        return fold(partial);
    }

    @Override
    public void accumulate(Rows weights, int count, KvRun values, Rows out, int row) {
        for (int r = 0; r < count; r++) {
            for (int i = 0; i < values.headSize(); i++) {
                float sum = out.values()[out.start(row + r) + i];
                for (int t = 0; t < values.tokens(); t++) {
                    int slot = t % values.blockTokens();
                    long base = values.offsets()[t / values.blockTokens()] + 4L * slot * values.headSize();
                    float value = values.memory().get(FLOAT, base + 4L * i);
                    sum = Math.fma(weights.values()[weights.start(r) + t], value, sum);
                }
                out.values()[out.start(row + r) + i] = sum;
            }
        }
    }
}
