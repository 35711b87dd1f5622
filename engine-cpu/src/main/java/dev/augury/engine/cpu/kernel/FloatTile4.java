package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Four tokens against a panel of a float form, straight from native memory: widening a weight costs less than unpacking it first. */
final class FloatTile4 implements Tile {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final PanelForm FORM = TRAITS.form();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public int tokens() {
        return 4;
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
        FloatVector a0 = FloatVector.fromArray(F, sums, lane);
        FloatVector b0 = FloatVector.fromArray(F, sums, lane + 16);
        FloatVector a1 = FloatVector.fromArray(F, sums, lane + 32);
        FloatVector b1 = FloatVector.fromArray(F, sums, lane + 48);
        FloatVector a2 = FloatVector.fromArray(F, sums, lane + 64);
        FloatVector b2 = FloatVector.fromArray(F, sums, lane + 80);
        FloatVector a3 = FloatVector.fromArray(F, sums, lane + 96);
        FloatVector b3 = FloatVector.fromArray(F, sums, lane + 112);
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
        }
        a0.intoArray(sums, lane);
        b0.intoArray(sums, lane + 16);
        a1.intoArray(sums, lane + 32);
        b1.intoArray(sums, lane + 48);
        a2.intoArray(sums, lane + 64);
        b2.intoArray(sums, lane + 80);
        a3.intoArray(sums, lane + 96);
        b3.intoArray(sums, lane + 112);
    }
}
