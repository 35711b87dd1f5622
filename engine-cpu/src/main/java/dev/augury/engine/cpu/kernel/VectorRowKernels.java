package dev.augury.engine.cpu.kernel;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Row operators in vector code; the columns beyond the last whole vector go the judge's way. */
final class VectorRowKernels implements RowKernels {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Short> HALF_SHORTS = VectorSpecies.of(short.class, VectorShape.forBitSize(TRAITS.bits() / 2));
    private static final int L = F.length();
    private static final int PARTIALS = ScalarOps.PARTIALS;

    @Override
    public void quantize(Activations x, int token) {
        int from = x.rows().start(token);
        int to = token * x.columns();
        for (int block = 0; block < x.blocks(); block++) {
            block(x, from + block * Activations.BLOCK, to + block * Activations.BLOCK, token * x.blocks() + block);
        }
    }

    private static void block(Activations x, int from, int to, int block) {
        float[] values = x.rows().values();
        FloatVector size = FloatVector.zero(F);
        for (int i = 0; i < Activations.BLOCK; i += L) {
            size = size.max(FloatVector.fromArray(F, values, from + i).abs());
        }
        float most = size.reduceLanes(VectorOperators.MAX);
        boolean zero = most < ScalarOps.TINIEST;
        float scale = zero ? 0 : most / 127f;
        float inverse = zero ? 0 : 127f / most;
        FloatVector sum = FloatVector.zero(F);
        FloatVector factor = FloatVector.broadcast(F, inverse);
        FloatVector round = FloatVector.broadcast(F, Exponential.ROUND);
        for (int i = 0; i < Activations.BLOCK; i += L) {
            FloatVector whole = FloatVector.fromArray(F, values, from + i).fma(factor, round).sub(round);
            whole.intoArray(x.wholes(), to + i);
            whole.convert(VectorOperators.F2I, 0).convertShape(VectorOperators.I2S, HALF_SHORTS, 0).reinterpretAsInts()
                    .intoArray(x.pairs(), (to + i) / 2);
            sum = sum.add(whole);
        }
        float total = sum.reduceLanes(VectorOperators.ADD);
        x.scales()[block] = scale;
        x.totals()[block] = (int) total;
        x.sums()[block] = scale * total;
    }

    @Override
    public float squares(Rows in, int row, float[] partial) {
        float[] values = in.values();
        int from = in.start(row);
        int whole = in.columns() / PARTIALS * PARTIALS;
        for (int lane = 0; lane < PARTIALS; lane += L) {
            FloatVector sum = FloatVector.zero(F);
            for (int c = lane; c < whole; c += PARTIALS) {
                FloatVector v = FloatVector.fromArray(F, values, from + c);
                sum = v.fma(v, sum);
            }
            sum.intoArray(partial, lane);
        }
        for (int c = whole; c < in.columns(); c++) {
            partial[c - whole] = Math.fma(values[from + c], values[from + c], partial[c - whole]);
        }
        return ScalarOps.fold(partial);
    }

    @Override
    public void siluMultiply(Rows gate, Rows up, int row, Rows out) {
        int g = gate.start(row);
        int u = up.start(row);
        int o = out.start(row);
        int whole = F.loopBound(gate.columns());
        for (int c = 0; c < whole; c += L) {
            FloatVector v = FloatVector.fromArray(F, gate.values(), g + c);
            v.div(exp(v.neg()).add(1f)).mul(FloatVector.fromArray(F, up.values(), u + c)).intoArray(out.values(), o + c);
        }
        for (int c = whole; c < gate.columns(); c++) {
            out.values()[o + c] = ScalarOps.silu(gate.values()[g + c]) * up.values()[u + c];
        }
    }

    @Override
    public float softmax(Rows scores, int row, int tokens, float scale, float[] partial) {
        float[] values = scores.values();
        int at = scores.start(row);
        float most = most(values, at, tokens);
        int whole = tokens / PARTIALS * PARTIALS;
        Arrays.fill(partial, 0, PARTIALS, 0f);
        for (int c = 0; c < whole; c += PARTIALS) {
            for (int lane = 0; lane < PARTIALS; lane += L) {
                FloatVector p = exp(FloatVector.fromArray(F, values, at + c + lane).sub(most).mul(scale));
                p.intoArray(values, at + c + lane);
                FloatVector.fromArray(F, partial, lane).add(p).intoArray(partial, lane);
            }
        }
        for (int c = whole; c < tokens; c++) {
            values[at + c] = Exponential.exp((values[at + c] - most) * scale);
            partial[c - whole] += values[at + c];
        }
        return ScalarOps.fold(partial);
    }

    private static float most(float[] values, int at, int count) {
        FloatVector most = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
        int whole = F.loopBound(count);
        for (int c = 0; c < whole; c += L) {
            most = most.max(FloatVector.fromArray(F, values, at + c));
        }
        float result = most.reduceLanes(VectorOperators.MAX);
        for (int c = whole; c < count; c++) {
            result = Math.max(result, values[at + c]);
        }
        return result;
    }

    /** {@link Exponential#exp}, lane by lane. */
    private static FloatVector exp(FloatVector x) {
        VectorMask<Float> nothing = x.lt(Exponential.LOWEST);
        FloatVector cut = x.min(Exponential.HIGHEST);
        FloatVector round = FloatVector.broadcast(F, Exponential.ROUND);
        FloatVector n = cut.fma(FloatVector.broadcast(F, Exponential.LOG2_E), round).sub(round);
        FloatVector r = n.fma(FloatVector.broadcast(F, -Exponential.LN2_HIGH), cut);
        r = n.fma(FloatVector.broadcast(F, -Exponential.LN2_LOW), r);
        FloatVector p = r.fma(FloatVector.broadcast(F, Exponential.C7), FloatVector.broadcast(F, Exponential.C6));
        p = p.fma(r, FloatVector.broadcast(F, Exponential.C5));
        p = p.fma(r, FloatVector.broadcast(F, Exponential.C4));
        p = p.fma(r, FloatVector.broadcast(F, Exponential.C3));
        p = p.fma(r, FloatVector.broadcast(F, Exponential.C2));
        p = p.fma(r, FloatVector.broadcast(F, 1f));
        p = p.fma(r, FloatVector.broadcast(F, 1f));
        IntVector power = ((IntVector) n.convert(VectorOperators.F2I, 0)).add(127).lanewise(VectorOperators.LSHL, 23);
        return p.mul(power.reinterpretAsFloats()).blend(0f, nothing);
    }
}
