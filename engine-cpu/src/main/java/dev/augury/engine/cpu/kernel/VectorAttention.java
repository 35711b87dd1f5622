package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Attention products, four queries at a time, so that a cached line is loaded once for the heads of a group. */
final class VectorAttention implements AttentionKernels {
    private static final VectorSpecies<Float> F = Traits.of(MethodHandles.lookup()).floats();
    private static final int L = F.length();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    @Override
    public void scores(Rows queries, int row, int count, KvRun keys, Rows out) {
        int size = keys.blockTokens();
        for (int t = 0; t < keys.tokens(); t += size) {
            long block = keys.offsets()[t / size];
            for (int lane = 0; lane < Math.min(size, keys.tokens() - t); lane += L) {
                int r = 0;
                for (; r + 4 <= count; r += 4) {
                    fourScores(queries, row + r, keys, block + 4L * lane, out, r, t + lane);
                }
                for (; r < count; r++) {
                    score(queries, row + r, keys, block + 4L * lane, out, r, t + lane);
                }
            }
        }
    }

    private static void fourScores(Rows queries, int row, KvRun keys, long at, Rows out, int to, int column) {
        MemorySegment memory = keys.memory();
        float[] q = queries.values();
        int q0 = queries.start(row);
        int stride = queries.stride();
        long step = 4L * keys.blockTokens();
        FloatVector a = FloatVector.zero(F);
        FloatVector b = FloatVector.zero(F);
        FloatVector c = FloatVector.zero(F);
        FloatVector d = FloatVector.zero(F);
        int size = keys.headSize();
        for (int i = 0; i < size; i++) {
            FloatVector key = FloatVector.fromMemorySegment(F, memory, at + step * i, NATIVE);
            a = key.fma(FloatVector.broadcast(F, q[q0 + i]), a);
            b = key.fma(FloatVector.broadcast(F, q[q0 + stride + i]), b);
            c = key.fma(FloatVector.broadcast(F, q[q0 + 2 * stride + i]), c);
            d = key.fma(FloatVector.broadcast(F, q[q0 + 3 * stride + i]), d);
        }
        a.intoArray(out.values(), out.start(to) + column);
        b.intoArray(out.values(), out.start(to + 1) + column);
        c.intoArray(out.values(), out.start(to + 2) + column);
        d.intoArray(out.values(), out.start(to + 3) + column);
    }

    private static void score(Rows queries, int row, KvRun keys, long at, Rows out, int to, int column) {
        MemorySegment memory = keys.memory();
        float[] q = queries.values();
        int q0 = queries.start(row);
        long step = 4L * keys.blockTokens();
        FloatVector a = FloatVector.zero(F);
        int size = keys.headSize();
        for (int i = 0; i < size; i++) {
            a = FloatVector.fromMemorySegment(F, memory, at + step * i, NATIVE).fma(FloatVector.broadcast(F, q[q0 + i]), a);
        }
        a.intoArray(out.values(), out.start(to) + column);
    }

    @Override
    public void accumulate(Rows weights, int count, KvRun values, Rows out, int row) {
        int size = values.blockTokens();
        for (int t = 0; t < values.tokens(); t += size) {
            long block = values.offsets()[t / size];
            for (int lane = 0; lane < values.headSize(); lane += L) {
                int r = 0;
                for (; r + 4 <= count; r += 4) {
                    fourSums(weights, r, values, block + 4L * lane, out, row + r, lane, t);
                }
                for (; r < count; r++) {
                    sum(weights, r, values, block + 4L * lane, out, row + r, lane, t);
                }
            }
        }
    }

    private static void fourSums(Rows weights, int from, KvRun values, long at, Rows out, int row, int lane, int t) {
        MemorySegment memory = values.memory();
        float[] p = weights.values();
        int p0 = weights.start(from) + t;
        int stride = weights.stride();
        long step = 4L * values.headSize();
        int to = out.start(row) + lane;
        FloatVector a = FloatVector.fromArray(F, out.values(), to);
        FloatVector b = FloatVector.fromArray(F, out.values(), to + out.stride());
        FloatVector c = FloatVector.fromArray(F, out.values(), to + 2 * out.stride());
        FloatVector d = FloatVector.fromArray(F, out.values(), to + 3 * out.stride());
        int tokens = Math.min(values.blockTokens(), values.tokens() - t);
        for (int i = 0; i < tokens; i++) {
            FloatVector value = FloatVector.fromMemorySegment(F, memory, at + step * i, NATIVE);
            a = value.fma(FloatVector.broadcast(F, p[p0 + i]), a);
            b = value.fma(FloatVector.broadcast(F, p[p0 + stride + i]), b);
            c = value.fma(FloatVector.broadcast(F, p[p0 + 2 * stride + i]), c);
            d = value.fma(FloatVector.broadcast(F, p[p0 + 3 * stride + i]), d);
        }
        a.intoArray(out.values(), to);
        b.intoArray(out.values(), to + out.stride());
        c.intoArray(out.values(), to + 2 * out.stride());
        d.intoArray(out.values(), to + 3 * out.stride());
    }

    private static void sum(Rows weights, int from, KvRun values, long at, Rows out, int row, int lane, int t) {
        MemorySegment memory = values.memory();
        float[] p = weights.values();
        int p0 = weights.start(from) + t;
        long step = 4L * values.headSize();
        int to = out.start(row) + lane;
        FloatVector a = FloatVector.fromArray(F, out.values(), to);
        int tokens = Math.min(values.blockTokens(), values.tokens() - t);
        for (int i = 0; i < tokens; i++) {
            a = FloatVector.fromMemorySegment(F, memory, at + step * i, NATIVE).fma(FloatVector.broadcast(F, p[p0 + i]), a);
        }
        a.intoArray(out.values(), to);
    }
}
