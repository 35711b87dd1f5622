package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** One token against a panel of a float form. */
final class FloatGemv implements Gemv {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final PanelForm FORM = TRAITS.form();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final int L = F.length();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    /** Columns per pass: narrow vectors pass more than once over lines that are then in the first-level cache. */
    private static final int STRIP = 128;

    @Override
    public void multiply(Scratch s, MemorySegment panels, long at, int columns) {
        s.panels = panels;
        for (int k = 0; k < columns; k += STRIP) {
            s.at = at + (long) k * FORM.unitBytes();
            s.first = k;
            s.count = Math.min(STRIP, columns - k);
            for (int lane = 0; lane < HALF; lane += L) {
                if (FORM == PanelForm.F32) {
                    singles(s, lane);
                } else {
                    halves(s, lane);
                }
            }
        }
    }

    private static void singles(Scratch s, int lane) {
        MemorySegment panels = s.panels;
        long at = s.at + 4L * lane;
        int count = s.count;
        float[] x = s.x;
        int from = s.from[0] + s.first;
        FloatVector a = FloatVector.fromArray(F, s.sums, lane);
        FloatVector b = FloatVector.fromArray(F, s.sums, HALF + lane);
        for (int k = 0; k < count; k++) {
            FloatVector y = FloatVector.broadcast(F, x[from + k]);
            long line = at + 128L * k;
            a = FloatVector.fromMemorySegment(F, panels, line, LITTLE).fma(y, a);
            b = FloatVector.fromMemorySegment(F, panels, line + 64, LITTLE).fma(y, b);
        }
        a.intoArray(s.sums, lane);
        b.intoArray(s.sums, HALF + lane);
    }

    private static void halves(Scratch s, int lane) {
        MemorySegment panels = s.panels;
        long at = s.at + 4L * lane;
        int count = s.count;
        float[] x = s.x;
        int from = s.from[0] + s.first;
        FloatVector a = FloatVector.fromArray(F, s.sums, lane);
        FloatVector b = FloatVector.fromArray(F, s.sums, HALF + lane);
        for (int k = 0; k < count; k++) {
            FloatVector y = FloatVector.broadcast(F, x[from + k]);
            IntVector v = IntVector.fromMemorySegment(I, panels, at + 64L * k, LITTLE);
            a = Half.low(FORM, v).fma(y, a);
            b = Half.high(FORM, v).fma(y, b);
        }
        a.intoArray(s.sums, lane);
        b.intoArray(s.sums, HALF + lane);
    }
}
