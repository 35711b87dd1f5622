package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One token against a panel of weights of up to eight bits: sums in 16-bit lanes as long as they fit, then in 32-bit lanes. */
final class ByteGemv implements Gemv {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final PanelForm FORM = TRAITS.form();
    private static final boolean HALF_SCALES = FORM.halfScales();
    private static final int UNIT = FORM.unitBytes();
    private static final int WEIGHTS = FORM.weightBytes();
    private static final int GROUP = FORM.groupLength();
    private static final int PER_SUM = FORM.productsPerSum();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final VectorSpecies<Short> S = TRAITS.shorts();
    private static final int L = F.length();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final int STRIP = 8;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public void multiply(Scratch s, MemorySegment panels, long at, int columns) {
        int groups = columns / GROUP;
        for (int g = 0; g < groups; g += STRIP) {
            for (int lane = 0; lane < HALF; lane += L) {
                lanes(s, panels, at + (long) g * UNIT + 4L * lane, g, Math.min(STRIP, groups - g), lane);
            }
        }
    }

    private static void lanes(Scratch s, MemorySegment panels, long at, int first, int count, int lane) {
        short[] q = s.q;
        FloatVector a = FloatVector.fromArray(F, s.sums, lane);
        FloatVector b = FloatVector.fromArray(F, s.sums, HALF + lane);
        for (int g = 0; g < count; g++) {
            long unit = at + (long) g * UNIT;
            int k = s.from[0] + (first + g) * GROUP;
            IntVector low = IntVector.zero(I);
            IntVector high = IntVector.zero(I);
            for (int part = 0; part < GROUP; part += PER_SUM) {
                ShortVector sum = ShortVector.zero(S);
                for (int i = part; i < part + PER_SUM; i += 2) {
                    ShortVector v = ShortVector.fromMemorySegment(S, panels, unit + 32L * i, LITTLE);
                    sum = sum.add(v.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8).mul(q[k + i]));
                    sum = sum.add(v.lanewise(VectorOperators.ASHR, 8).mul(q[k + i + 1]));
                }
                IntVector both = sum.reinterpretAsInts();
                low = low.add(both.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
                high = high.add(both.lanewise(VectorOperators.ASHR, 16));
            }
            float scale = s.dx[s.scaleFrom[0] + (first + g) * GROUP / Activations.BLOCK];
            FloatVector d;
            FloatVector e;
            if (HALF_SCALES) {
                IntVector line = IntVector.fromMemorySegment(I, panels, unit + WEIGHTS, LITTLE);
                d = Half.low(PanelForm.F16, line);
                e = Half.high(PanelForm.F16, line);
            } else {
                d = FloatVector.fromMemorySegment(F, panels, unit + WEIGHTS, LITTLE);
                e = FloatVector.fromMemorySegment(F, panels, unit + WEIGHTS + 64, LITTLE);
            }
            a = ((FloatVector) low.convert(VectorOperators.I2F, 0)).fma(d.mul(scale), a);
            b = ((FloatVector) high.convert(VectorOperators.I2F, 0)).fma(e.mul(scale), b);
        }
        a.intoArray(s.sums, lane);
        b.intoArray(s.sums, HALF + lane);
    }
}
