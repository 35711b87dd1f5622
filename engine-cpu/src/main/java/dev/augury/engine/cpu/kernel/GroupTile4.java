package dev.augury.engine.cpu.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four tokens of int8 input against weights of up to eight bits, both held as f32: products and their sums over a group stay below 2^24,
 * so f32 arithmetic is exact and the sum is the integer that the arithmetic asks for.
 */
final class GroupTile4 implements Tile {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final int L = F.length();
    private static final int GROUP = TRAITS.form().groupLength();

    @Override
    public int tokens() {
        return 4;
    }

    @Override
    public void multiply(Scratch s, int columns) {
        for (int lane = 0; lane < PanelForm.ROWS; lane += 2 * L) {
            lanes(s, columns, lane);
        }
    }

    private static void lanes(Scratch s, int columns, int lane) {
        for (int group = 0; group < columns / GROUP; group++) {
            group(s, group, lane);
        }
    }

    private static void group(Scratch s, int group, int lane) {
        float[] w = s.wide;
        float[] x = s.x;
        int x0 = s.from[0];
        int x1 = s.from[1];
        int x2 = s.from[2];
        int x3 = s.from[3];
        FloatVector a0 = FloatVector.zero(F);
        FloatVector b0 = FloatVector.zero(F);
        FloatVector a1 = FloatVector.zero(F);
        FloatVector b1 = FloatVector.zero(F);
        FloatVector a2 = FloatVector.zero(F);
        FloatVector b2 = FloatVector.zero(F);
        FloatVector a3 = FloatVector.zero(F);
        FloatVector b3 = FloatVector.zero(F);
        for (int k = group * GROUP; k < group * GROUP + GROUP; k++) {
            FloatVector u = FloatVector.fromArray(F, w, k * PanelForm.ROWS + lane);
            FloatVector v = FloatVector.fromArray(F, w, k * PanelForm.ROWS + lane + L);
            FloatVector y0 = FloatVector.broadcast(F, x[x0 + k]);
            a0 = u.fma(y0, a0);
            b0 = v.fma(y0, b0);
            FloatVector y1 = FloatVector.broadcast(F, x[x1 + k]);
            a1 = u.fma(y1, a1);
            b1 = v.fma(y1, b1);
            FloatVector y2 = FloatVector.broadcast(F, x[x2 + k]);
            a2 = u.fma(y2, a2);
            b2 = v.fma(y2, b2);
            FloatVector y3 = FloatVector.broadcast(F, x[x3 + k]);
            a3 = u.fma(y3, a3);
            b3 = v.fma(y3, b3);
        }
        float[] sums = s.sums;
        float[] dx = s.dx;
        int[] from = s.scaleFrom;
        int block = group * GROUP / Activations.BLOCK;
        FloatVector d = FloatVector.fromArray(F, s.scales, group * PanelForm.ROWS + lane);
        FloatVector e = FloatVector.fromArray(F, s.scales, group * PanelForm.ROWS + lane + L);
        a0.fma(d.mul(dx[from[0] + block]), FloatVector.fromArray(F, sums, lane)).intoArray(sums, lane);
        b0.fma(e.mul(dx[from[0] + block]), FloatVector.fromArray(F, sums, lane + L)).intoArray(sums, lane + L);
        a1.fma(d.mul(dx[from[1] + block]), FloatVector.fromArray(F, sums, lane + 32)).intoArray(sums, lane + 32);
        b1.fma(e.mul(dx[from[1] + block]), FloatVector.fromArray(F, sums, lane + 32 + L)).intoArray(sums, lane + 32 + L);
        a2.fma(d.mul(dx[from[2] + block]), FloatVector.fromArray(F, sums, lane + 64)).intoArray(sums, lane + 64);
        b2.fma(e.mul(dx[from[2] + block]), FloatVector.fromArray(F, sums, lane + 64 + L)).intoArray(sums, lane + 64 + L);
        a3.fma(d.mul(dx[from[3] + block]), FloatVector.fromArray(F, sums, lane + 96)).intoArray(sums, lane + 96);
        b3.fma(e.mul(dx[from[3] + block]), FloatVector.fromArray(F, sums, lane + 96 + L)).intoArray(sums, lane + 96 + L);
    }
}
