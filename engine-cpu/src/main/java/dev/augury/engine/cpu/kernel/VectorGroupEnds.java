package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Scales integer sums in vector code. Four-bit weights are stored plus 8, which the total of the input takes back. */
final class VectorGroupEnds implements GroupEnds {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final PanelForm FORM = TRAITS.form();
    private static final int UNIT = FORM.unitBytes();
    private static final int WEIGHTS = FORM.weightBytes();
    private static final int GROUP = FORM.groupLength();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public void add(Scratch s) {
        for (int lane = 0; lane < HALF; lane += F.length()) {
            if (FORM.halfScales()) {
                halves(s, lane);
            } else {
                singles(s, lane);
            }
        }
    }

    private static void halves(Scratch s, int lane) {
        MemorySegment panels = s.panels;
        long at = s.at + WEIGHTS + 4L * lane;
        int blockFrom = s.scaleFrom[0];
        int first = s.first;
        int count = s.count;
        FloatVector a = FloatVector.fromArray(F, s.sums, lane);
        FloatVector b = FloatVector.fromArray(F, s.sums, HALF + lane);
        for (int g = 0; g < count; g++) {
            int block = blockFrom + (first + g) * GROUP / Activations.BLOCK;
            int bias = FORM.nibbles() ? 8 * s.totals[block] : 0;
            IntVector line = IntVector.fromMemorySegment(I, panels, at + (long) g * UNIT, LITTLE);
            int from = g * PanelForm.ROWS + lane;
            FloatVector i = (FloatVector) IntVector.fromArray(I, s.groupTotals, from).sub(bias).convert(VectorOperators.I2F, 0);
            FloatVector j = (FloatVector) IntVector.fromArray(I, s.groupTotals, from + HALF).sub(bias).convert(VectorOperators.I2F, 0);
            a = i.fma(Half.low(PanelForm.F16, line).mul(s.dx[block]), a);
            b = j.fma(Half.high(PanelForm.F16, line).mul(s.dx[block]), b);
        }
        a.intoArray(s.sums, lane);
        b.intoArray(s.sums, HALF + lane);
    }

    private static void singles(Scratch s, int lane) {
        MemorySegment panels = s.panels;
        long at = s.at + WEIGHTS + 4L * lane;
        int blockFrom = s.scaleFrom[0];
        int first = s.first;
        int count = s.count;
        FloatVector a = FloatVector.fromArray(F, s.sums, lane);
        FloatVector b = FloatVector.fromArray(F, s.sums, HALF + lane);
        for (int g = 0; g < count; g++) {
            int block = blockFrom + (first + g) * GROUP / Activations.BLOCK;
            int bias = FORM.nibbles() ? 8 * s.totals[block] : 0;
            FloatVector low = FloatVector.fromMemorySegment(F, panels, at + (long) g * UNIT, LITTLE);
            FloatVector high = FloatVector.fromMemorySegment(F, panels, at + (long) g * UNIT + 64, LITTLE);
            int from = g * PanelForm.ROWS + lane;
            FloatVector i = (FloatVector) IntVector.fromArray(I, s.groupTotals, from).sub(bias).convert(VectorOperators.I2F, 0);
            FloatVector j = (FloatVector) IntVector.fromArray(I, s.groupTotals, from + HALF).sub(bias).convert(VectorOperators.I2F, 0);
            a = i.fma(low.mul(s.dx[block]), a);
            b = j.fma(high.mul(s.dx[block]), b);
        }
        a.intoArray(s.sums, lane);
        b.intoArray(s.sums, HALF + lane);
    }
}
