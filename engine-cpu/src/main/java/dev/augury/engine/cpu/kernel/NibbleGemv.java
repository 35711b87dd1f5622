package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One token against a panel of four-bit weights, in 16-bit lanes. */
final class NibbleGemv implements Gemv {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final boolean HALF_SCALES = TRAITS.form().halfScales();
    private static final int UNIT = TRAITS.form().unitBytes();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final VectorSpecies<Short> S = TRAITS.shorts();
    private static final int L = F.length();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final int LINES = 8;
    private static final int STRIP = 16;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public void multiply(Scratch s, MemorySegment panels, long at, int columns) {
        int groups = columns / 32;
        for (int g = 0; g < groups; g += STRIP) {
            for (int lane = 0; lane < HALF; lane += L) {
                lanes(s, panels, at + (long) g * UNIT + 4L * lane, g, Math.min(STRIP, groups - g), lane);
            }
        }
    }

    private static void lanes(Scratch s, MemorySegment panels, long at, int first, int count, int lane) {
        short[] q = s.q;
        float[] dx = s.dx;
        int scaleFrom = s.scaleFrom[0] + first;
        FloatVector a = FloatVector.fromArray(F, s.sums, lane);
        FloatVector b = FloatVector.fromArray(F, s.sums, HALF + lane);
        for (int g = 0; g < count; g++) {
            long unit = at + (long) g * UNIT;
            int k = s.from[0] + (first + g) * 32;
            ShortVector sum = ShortVector.zero(S);
            for (int line = 0; line < LINES; line++) {
                ShortVector v = ShortVector.fromMemorySegment(S, panels, unit + 64 * line, LITTLE);
                int at4 = k + 4 * line;
                sum = sum.add(v.lanewise(VectorOperators.LSHL, 12).lanewise(VectorOperators.ASHR, 12).mul(q[at4]));
                sum = sum.add(v.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 12).mul(q[at4 + 1]));
                sum = sum.add(v.lanewise(VectorOperators.LSHL, 4).lanewise(VectorOperators.ASHR, 12).mul(q[at4 + 2]));
                sum = sum.add(v.lanewise(VectorOperators.ASHR, 12).mul(q[at4 + 3]));
            }
            IntVector both = sum.reinterpretAsInts();
            IntVector low = both.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16);
            IntVector high = both.lanewise(VectorOperators.ASHR, 16);
            float scale = dx[scaleFrom + g];
            FloatVector d;
            FloatVector e;
            if (HALF_SCALES) {
                IntVector line = IntVector.fromMemorySegment(I, panels, unit + 64 * LINES, LITTLE);
                d = Half.low(PanelForm.F16, line);
                e = Half.high(PanelForm.F16, line);
            } else {
                d = FloatVector.fromMemorySegment(F, panels, unit + 64 * LINES, LITTLE);
                e = FloatVector.fromMemorySegment(F, panels, unit + 64 * LINES + 64, LITTLE);
            }
            a = ((FloatVector) low.convert(VectorOperators.I2F, 0)).fma(d.mul(scale), a);
            b = ((FloatVector) high.convert(VectorOperators.I2F, 0)).fma(e.mul(scale), b);
        }
        a.intoArray(s.sums, lane);
        b.intoArray(s.sums, HALF + lane);
    }
}
