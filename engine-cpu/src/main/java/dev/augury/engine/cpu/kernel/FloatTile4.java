package dev.augury.engine.cpu.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Four tokens of f32 input against f32 weights; one fused multiply-add per weight and token, columns ascending. */
final class FloatTile4 implements Tile {
    private static final VectorSpecies<Float> F = Traits.of(MethodHandles.lookup()).floats();
    private static final int L = F.length();

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
        float[] w = s.wide;
        float[] x = s.x;
        float[] sums = s.sums;
        int x0 = s.from[0];
        int x1 = s.from[1];
        int x2 = s.from[2];
        int x3 = s.from[3];
        FloatVector a0 = FloatVector.fromArray(F, sums, lane);
        FloatVector b0 = FloatVector.fromArray(F, sums, lane + L);
        FloatVector a1 = FloatVector.fromArray(F, sums, lane + 32);
        FloatVector b1 = FloatVector.fromArray(F, sums, lane + 32 + L);
        FloatVector a2 = FloatVector.fromArray(F, sums, lane + 64);
        FloatVector b2 = FloatVector.fromArray(F, sums, lane + 64 + L);
        FloatVector a3 = FloatVector.fromArray(F, sums, lane + 96);
        FloatVector b3 = FloatVector.fromArray(F, sums, lane + 96 + L);
        for (int k = 0; k < columns; k++) {
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
        a0.intoArray(sums, lane);
        b0.intoArray(sums, lane + L);
        a1.intoArray(sums, lane + 32);
        b1.intoArray(sums, lane + 32 + L);
        a2.intoArray(sums, lane + 64);
        b2.intoArray(sums, lane + 64 + L);
        a3.intoArray(sums, lane + 96);
        b3.intoArray(sums, lane + 96 + L);
    }
}
