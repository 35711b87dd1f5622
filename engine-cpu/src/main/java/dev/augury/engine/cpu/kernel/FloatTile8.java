package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Eight tokens against a panel of a float form, straight from native memory: widening a weight costs less than unpacking it first. */
final class FloatTile8 implements Tile {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final PanelForm FORM = TRAITS.form();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public int tokens() {
        return 8;
    }

    @Override
    public void multiply(Scratch s, int columns) {
        for (int lane = 0; lane < HALF; lane += F.length()) {
            lanes(s, columns, lane);
        }
    }

    private static void lanes(Scratch s, int columns, int lane) {
        MemorySegment panels = s.panels;
        long at = s.at + 4L * lane;
        float[] x = s.x;
        float[] sums = s.sums;
        int x0 = s.from[0];
        int x1 = s.from[1];
        int x2 = s.from[2];
        int x3 = s.from[3];
        int x4 = s.from[4];
        int x5 = s.from[5];
        int x6 = s.from[6];
        int x7 = s.from[7];
        FloatVector a0 = FloatVector.fromArray(F, sums, lane);
        FloatVector b0 = FloatVector.fromArray(F, sums, lane + 16);
        FloatVector a1 = FloatVector.fromArray(F, sums, lane + 32);
        FloatVector b1 = FloatVector.fromArray(F, sums, lane + 48);
        FloatVector a2 = FloatVector.fromArray(F, sums, lane + 64);
        FloatVector b2 = FloatVector.fromArray(F, sums, lane + 80);
        FloatVector a3 = FloatVector.fromArray(F, sums, lane + 96);
        FloatVector b3 = FloatVector.fromArray(F, sums, lane + 112);
        FloatVector a4 = FloatVector.fromArray(F, sums, lane + 128);
        FloatVector b4 = FloatVector.fromArray(F, sums, lane + 144);
        FloatVector a5 = FloatVector.fromArray(F, sums, lane + 160);
        FloatVector b5 = FloatVector.fromArray(F, sums, lane + 176);
        FloatVector a6 = FloatVector.fromArray(F, sums, lane + 192);
        FloatVector b6 = FloatVector.fromArray(F, sums, lane + 208);
        FloatVector a7 = FloatVector.fromArray(F, sums, lane + 224);
        FloatVector b7 = FloatVector.fromArray(F, sums, lane + 240);
        for (int k = 0; k < columns; k++) {
            FloatVector u;
            FloatVector v;
            if (FORM == PanelForm.F32) {
                u = FloatVector.fromMemorySegment(F, panels, at + 128L * k, LITTLE);
                v = FloatVector.fromMemorySegment(F, panels, at + 128L * k + 64, LITTLE);
            } else {
                IntVector line = IntVector.fromMemorySegment(I, panels, at + 64L * k, LITTLE);
                u = Half.low(FORM, line);
                v = Half.high(FORM, line);
            }
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
            FloatVector y4 = FloatVector.broadcast(F, x[x4 + k]);
            a4 = u.fma(y4, a4);
            b4 = v.fma(y4, b4);
            FloatVector y5 = FloatVector.broadcast(F, x[x5 + k]);
            a5 = u.fma(y5, a5);
            b5 = v.fma(y5, b5);
            FloatVector y6 = FloatVector.broadcast(F, x[x6 + k]);
            a6 = u.fma(y6, a6);
            b6 = v.fma(y6, b6);
            FloatVector y7 = FloatVector.broadcast(F, x[x7 + k]);
            a7 = u.fma(y7, a7);
            b7 = v.fma(y7, b7);
        }
        a0.intoArray(sums, lane);
        b0.intoArray(sums, lane + 16);
        a1.intoArray(sums, lane + 32);
        b1.intoArray(sums, lane + 48);
        a2.intoArray(sums, lane + 64);
        b2.intoArray(sums, lane + 80);
        a3.intoArray(sums, lane + 96);
        b3.intoArray(sums, lane + 112);
        a4.intoArray(sums, lane + 128);
        b4.intoArray(sums, lane + 144);
        a5.intoArray(sums, lane + 160);
        b5.intoArray(sums, lane + 176);
        a6.intoArray(sums, lane + 192);
        b6.intoArray(sums, lane + 208);
        a7.intoArray(sums, lane + 224);
        b7.intoArray(sums, lane + 240);
    }
}
