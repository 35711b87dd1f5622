package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Attention products in register tiles, so that a cached line is loaded once for several queries. Scores and sums are the same product:
 * {@code out[r][lane] += Σ_i left[r][i]·line_i[lane]}, ascending i, one accumulator each, whatever the tile.
 */
final class VectorAttention implements AttentionKernels {
    private static final VectorSpecies<Float> F = Traits.of(MethodHandles.lookup()).floats();
    private static final int L = F.length();
    private static final ByteOrder NATIVE = ByteOrder.nativeOrder();

    /** Sixteen accumulators fit the 32 registers that come with the widest vectors. */
    private static final boolean LARGE_TILES = L == 16;

    @Override
    public void scores(Rows queries, int row, int count, KvRun keys, Rows out) {
        int size = keys.blockTokens();
        Strip s = keys.strip();
        s.left = queries;
        s.out = out;
        s.step = 4L * size;
        s.count = keys.headSize();
        s.fresh = true;
        for (int t = 0; t < keys.tokens(); t += size) {
            // Columns may be written up to the next multiple of 16.
            int lanes = Math.min(size, Math.ceilDiv(keys.tokens() - t, 16) * 16);
            int width;
            for (int lane = 0; lane < lanes; lane += width) {
                width = lane + 2 * L <= lanes ? 2 * L : L;
                s.at = keys.offsets()[t / size] + 4L * lane;
                int tile;
                for (int r = 0; r < count; r += tile) {
                    tile = tile(count - r);
                    s.from = queries.start(row + r);
                    s.to = out.start(r) + t + lane;
                    multiply(tile, width, keys);
                }
            }
        }
    }

    @Override
    public void accumulate(Rows weights, int count, KvRun values, Rows out, int row) {
        int size = values.blockTokens();
        int lanes = values.headSize();
        Strip s = values.strip();
        s.left = weights;
        s.out = out;
        s.step = 4L * lanes;
        s.fresh = false;
        for (int t = 0; t < values.tokens(); t += size) {
            s.count = Math.min(size, values.tokens() - t);
            int width;
            for (int lane = 0; lane < lanes; lane += width) {
                width = lane + 2 * L <= lanes ? 2 * L : L;
                s.at = values.offsets()[t / size] + 4L * lane;
                int tile;
                for (int r = 0; r < count; r += tile) {
                    tile = tile(count - r);
                    s.from = weights.start(r) + t;
                    s.to = out.start(row + r) + lane;
                    multiply(tile, width, values);
                }
            }
        }
    }

    /** Rows of the next tile. */
    private static int tile(int left) {
        if (LARGE_TILES && left >= 8) {
            return 8;
        }
        return left >= 4 ? 4 : 1;
    }

    private static void multiply(int rows, int width, KvRun run) {
        if (width == L) {
            switch (rows) {
                case 8 -> eight(run);
                case 4 -> four(run);
                default -> one(run);
            }
        } else {
            switch (rows) {
                case 8 -> eightWide(run);
                case 4 -> fourWide(run);
                default -> oneWide(run);
            }
        }
    }

    private static void eightWide(KvRun run) {
        MemorySegment memory = run.memory();
        Strip s = run.strip();
        float[] x = s.left.values();
        float[] out = s.out.values();
        int x0 = s.from;
        int x1 = s.from + s.left.stride();
        int x2 = s.from + 2 * s.left.stride();
        int x3 = s.from + 3 * s.left.stride();
        int x4 = s.from + 4 * s.left.stride();
        int x5 = s.from + 5 * s.left.stride();
        int x6 = s.from + 6 * s.left.stride();
        int x7 = s.from + 7 * s.left.stride();
        int o0 = s.to;
        int o1 = s.to + s.out.stride();
        int o2 = s.to + 2 * s.out.stride();
        int o3 = s.to + 3 * s.out.stride();
        int o4 = s.to + 4 * s.out.stride();
        int o5 = s.to + 5 * s.out.stride();
        int o6 = s.to + 6 * s.out.stride();
        int o7 = s.to + 7 * s.out.stride();
        FloatVector a0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0);
        FloatVector b0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0 + L);
        FloatVector a1 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o1);
        FloatVector b1 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o1 + L);
        FloatVector a2 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o2);
        FloatVector b2 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o2 + L);
        FloatVector a3 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o3);
        FloatVector b3 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o3 + L);
        FloatVector a4 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o4);
        FloatVector b4 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o4 + L);
        FloatVector a5 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o5);
        FloatVector b5 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o5 + L);
        FloatVector a6 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o6);
        FloatVector b6 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o6 + L);
        FloatVector a7 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o7);
        FloatVector b7 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o7 + L);
        long at = s.at;
        long step = s.step;
        int count = s.count;
        for (int i = 0; i < count; i++) {
            FloatVector u = FloatVector.fromMemorySegment(F, memory, at, NATIVE);
            FloatVector v = FloatVector.fromMemorySegment(F, memory, at + 4L * L, NATIVE);
            FloatVector y0 = FloatVector.broadcast(F, x[x0 + i]);
            a0 = u.fma(y0, a0);
            b0 = v.fma(y0, b0);
            FloatVector y1 = FloatVector.broadcast(F, x[x1 + i]);
            a1 = u.fma(y1, a1);
            b1 = v.fma(y1, b1);
            FloatVector y2 = FloatVector.broadcast(F, x[x2 + i]);
            a2 = u.fma(y2, a2);
            b2 = v.fma(y2, b2);
            FloatVector y3 = FloatVector.broadcast(F, x[x3 + i]);
            a3 = u.fma(y3, a3);
            b3 = v.fma(y3, b3);
            FloatVector y4 = FloatVector.broadcast(F, x[x4 + i]);
            a4 = u.fma(y4, a4);
            b4 = v.fma(y4, b4);
            FloatVector y5 = FloatVector.broadcast(F, x[x5 + i]);
            a5 = u.fma(y5, a5);
            b5 = v.fma(y5, b5);
            FloatVector y6 = FloatVector.broadcast(F, x[x6 + i]);
            a6 = u.fma(y6, a6);
            b6 = v.fma(y6, b6);
            FloatVector y7 = FloatVector.broadcast(F, x[x7 + i]);
            a7 = u.fma(y7, a7);
            b7 = v.fma(y7, b7);
            at += step;
        }
        a0.intoArray(out, o0);
        b0.intoArray(out, o0 + L);
        a1.intoArray(out, o1);
        b1.intoArray(out, o1 + L);
        a2.intoArray(out, o2);
        b2.intoArray(out, o2 + L);
        a3.intoArray(out, o3);
        b3.intoArray(out, o3 + L);
        a4.intoArray(out, o4);
        b4.intoArray(out, o4 + L);
        a5.intoArray(out, o5);
        b5.intoArray(out, o5 + L);
        a6.intoArray(out, o6);
        b6.intoArray(out, o6 + L);
        a7.intoArray(out, o7);
        b7.intoArray(out, o7 + L);
    }

    private static void eight(KvRun run) {
        MemorySegment memory = run.memory();
        Strip s = run.strip();
        float[] x = s.left.values();
        float[] out = s.out.values();
        int x0 = s.from;
        int x1 = s.from + s.left.stride();
        int x2 = s.from + 2 * s.left.stride();
        int x3 = s.from + 3 * s.left.stride();
        int x4 = s.from + 4 * s.left.stride();
        int x5 = s.from + 5 * s.left.stride();
        int x6 = s.from + 6 * s.left.stride();
        int x7 = s.from + 7 * s.left.stride();
        int o0 = s.to;
        int o1 = s.to + s.out.stride();
        int o2 = s.to + 2 * s.out.stride();
        int o3 = s.to + 3 * s.out.stride();
        int o4 = s.to + 4 * s.out.stride();
        int o5 = s.to + 5 * s.out.stride();
        int o6 = s.to + 6 * s.out.stride();
        int o7 = s.to + 7 * s.out.stride();
        FloatVector a0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0);
        FloatVector a1 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o1);
        FloatVector a2 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o2);
        FloatVector a3 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o3);
        FloatVector a4 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o4);
        FloatVector a5 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o5);
        FloatVector a6 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o6);
        FloatVector a7 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o7);
        long at = s.at;
        long step = s.step;
        int count = s.count;
        for (int i = 0; i < count; i++) {
            FloatVector u = FloatVector.fromMemorySegment(F, memory, at, NATIVE);
            a0 = u.fma(FloatVector.broadcast(F, x[x0 + i]), a0);
            a1 = u.fma(FloatVector.broadcast(F, x[x1 + i]), a1);
            a2 = u.fma(FloatVector.broadcast(F, x[x2 + i]), a2);
            a3 = u.fma(FloatVector.broadcast(F, x[x3 + i]), a3);
            a4 = u.fma(FloatVector.broadcast(F, x[x4 + i]), a4);
            a5 = u.fma(FloatVector.broadcast(F, x[x5 + i]), a5);
            a6 = u.fma(FloatVector.broadcast(F, x[x6 + i]), a6);
            a7 = u.fma(FloatVector.broadcast(F, x[x7 + i]), a7);
            at += step;
        }
        a0.intoArray(out, o0);
        a1.intoArray(out, o1);
        a2.intoArray(out, o2);
        a3.intoArray(out, o3);
        a4.intoArray(out, o4);
        a5.intoArray(out, o5);
        a6.intoArray(out, o6);
        a7.intoArray(out, o7);
    }

    private static void fourWide(KvRun run) {
        MemorySegment memory = run.memory();
        Strip s = run.strip();
        float[] x = s.left.values();
        float[] out = s.out.values();
        int x0 = s.from;
        int x1 = s.from + s.left.stride();
        int x2 = s.from + 2 * s.left.stride();
        int x3 = s.from + 3 * s.left.stride();
        int o0 = s.to;
        int o1 = s.to + s.out.stride();
        int o2 = s.to + 2 * s.out.stride();
        int o3 = s.to + 3 * s.out.stride();
        FloatVector a0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0);
        FloatVector b0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0 + L);
        FloatVector a1 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o1);
        FloatVector b1 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o1 + L);
        FloatVector a2 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o2);
        FloatVector b2 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o2 + L);
        FloatVector a3 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o3);
        FloatVector b3 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o3 + L);
        long at = s.at;
        long step = s.step;
        int count = s.count;
        for (int i = 0; i < count; i++) {
            FloatVector u = FloatVector.fromMemorySegment(F, memory, at, NATIVE);
            FloatVector v = FloatVector.fromMemorySegment(F, memory, at + 4L * L, NATIVE);
            FloatVector y0 = FloatVector.broadcast(F, x[x0 + i]);
            a0 = u.fma(y0, a0);
            b0 = v.fma(y0, b0);
            FloatVector y1 = FloatVector.broadcast(F, x[x1 + i]);
            a1 = u.fma(y1, a1);
            b1 = v.fma(y1, b1);
            FloatVector y2 = FloatVector.broadcast(F, x[x2 + i]);
            a2 = u.fma(y2, a2);
            b2 = v.fma(y2, b2);
            FloatVector y3 = FloatVector.broadcast(F, x[x3 + i]);
            a3 = u.fma(y3, a3);
            b3 = v.fma(y3, b3);
            at += step;
        }
        a0.intoArray(out, o0);
        b0.intoArray(out, o0 + L);
        a1.intoArray(out, o1);
        b1.intoArray(out, o1 + L);
        a2.intoArray(out, o2);
        b2.intoArray(out, o2 + L);
        a3.intoArray(out, o3);
        b3.intoArray(out, o3 + L);
    }

    private static void four(KvRun run) {
        MemorySegment memory = run.memory();
        Strip s = run.strip();
        float[] x = s.left.values();
        float[] out = s.out.values();
        int x0 = s.from;
        int x1 = s.from + s.left.stride();
        int x2 = s.from + 2 * s.left.stride();
        int x3 = s.from + 3 * s.left.stride();
        int o0 = s.to;
        int o1 = s.to + s.out.stride();
        int o2 = s.to + 2 * s.out.stride();
        int o3 = s.to + 3 * s.out.stride();
        FloatVector a0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0);
        FloatVector a1 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o1);
        FloatVector a2 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o2);
        FloatVector a3 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o3);
        long at = s.at;
        long step = s.step;
        int count = s.count;
        for (int i = 0; i < count; i++) {
            FloatVector u = FloatVector.fromMemorySegment(F, memory, at, NATIVE);
            a0 = u.fma(FloatVector.broadcast(F, x[x0 + i]), a0);
            a1 = u.fma(FloatVector.broadcast(F, x[x1 + i]), a1);
            a2 = u.fma(FloatVector.broadcast(F, x[x2 + i]), a2);
            a3 = u.fma(FloatVector.broadcast(F, x[x3 + i]), a3);
            at += step;
        }
        a0.intoArray(out, o0);
        a1.intoArray(out, o1);
        a2.intoArray(out, o2);
        a3.intoArray(out, o3);
    }

    private static void oneWide(KvRun run) {
        MemorySegment memory = run.memory();
        Strip s = run.strip();
        float[] x = s.left.values();
        float[] out = s.out.values();
        int x0 = s.from;
        int o0 = s.to;
        FloatVector a0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0);
        FloatVector b0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0 + L);
        long at = s.at;
        long step = s.step;
        int count = s.count;
        for (int i = 0; i < count; i++) {
            FloatVector u = FloatVector.fromMemorySegment(F, memory, at, NATIVE);
            FloatVector v = FloatVector.fromMemorySegment(F, memory, at + 4L * L, NATIVE);
            FloatVector y0 = FloatVector.broadcast(F, x[x0 + i]);
            a0 = u.fma(y0, a0);
            b0 = v.fma(y0, b0);
            at += step;
        }
        a0.intoArray(out, o0);
        b0.intoArray(out, o0 + L);
    }

    private static void one(KvRun run) {
        MemorySegment memory = run.memory();
        Strip s = run.strip();
        float[] x = s.left.values();
        float[] out = s.out.values();
        int x0 = s.from;
        int o0 = s.to;
        FloatVector a0 = s.fresh ? FloatVector.zero(F) : FloatVector.fromArray(F, out, o0);
        long at = s.at;
        long step = s.step;
        int count = s.count;
        for (int i = 0; i < count; i++) {
            FloatVector u = FloatVector.fromMemorySegment(F, memory, at, NATIVE);
            a0 = u.fma(FloatVector.broadcast(F, x[x0 + i]), a0);
            at += step;
        }
        a0.intoArray(out, o0);
    }
}
