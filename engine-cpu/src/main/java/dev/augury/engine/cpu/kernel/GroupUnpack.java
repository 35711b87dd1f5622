package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Spreads groups: four-bit weights into pairs of 16-bit lanes, others into whole f32 numbers; scales into f32. */
final class GroupUnpack implements Unpack {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final PanelForm FORM = TRAITS.form();
    private static final boolean NIBBLES = FORM.nibbles();
    private static final int UNIT = FORM.unitBytes();
    private static final int WEIGHTS = FORM.weightBytes();
    private static final int GROUP = FORM.groupLength();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final VectorSpecies<Short> S = TRAITS.shorts();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final int PAIR = 2 * PanelForm.ROWS;
    private static final short NIBBLE = 15;
    private static final short CENTRE = 8;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public void unpack(Scratch s, MemorySegment panels, long at, int columns) {
        for (int g = 0; g < columns / GROUP; g++) {
            for (int lane = 0; lane < HALF; lane += F.length()) {
                long unit = at + (long) g * UNIT + 4L * lane;
                if (NIBBLES) {
                    nibbles(s.narrow, panels, unit, g * GROUP * PanelForm.ROWS + 2 * lane);
                } else {
                    bytes(s.wide, panels, unit, g * GROUP * PanelForm.ROWS + lane);
                }
                scales(s.scales, panels, unit + WEIGHTS, g * PanelForm.ROWS + lane);
            }
        }
    }

    private static void nibbles(short[] narrow, MemorySegment panels, long unit, int to) {
        for (int line = 0; line < GROUP / 8; line++) {
            for (int half = 0; half < 2; half++) {
                ShortVector v = ShortVector.fromMemorySegment(S, panels, unit + 128 * line + 64 * half, LITTLE);
                int first = to + 4 * line * PAIR + PanelForm.ROWS * half;
                v.and(NIBBLE).sub(CENTRE).intoArray(narrow, first);
                v.lanewise(VectorOperators.LSHR, 4).and(NIBBLE).sub(CENTRE).intoArray(narrow, first + PAIR);
                v.lanewise(VectorOperators.LSHR, 8).and(NIBBLE).sub(CENTRE).intoArray(narrow, first + 2 * PAIR);
                v.lanewise(VectorOperators.LSHR, 12).sub(CENTRE).intoArray(narrow, first + 3 * PAIR);
            }
        }
    }

    private static void bytes(float[] wide, MemorySegment panels, long unit, int to) {
        for (int line = 0; line < GROUP / 4; line++) {
            for (int half = 0; half < 2; half++) {
                IntVector v = IntVector.fromMemorySegment(I, panels, unit + 128 * line + 64 * half, LITTLE);
                int first = to + 4 * line * PanelForm.ROWS + HALF * half;
                whole(v.lanewise(VectorOperators.LSHL, 24)).intoArray(wide, first);
                whole(v.lanewise(VectorOperators.LSHL, 8)).intoArray(wide, first + PanelForm.ROWS);
                whole(v.lanewise(VectorOperators.LSHL, 16)).intoArray(wide, first + 2 * PanelForm.ROWS);
                whole(v).intoArray(wide, first + 3 * PanelForm.ROWS);
            }
        }
    }

    /** The highest byte of each lane. */
    private static FloatVector whole(IntVector v) {
        return (FloatVector) v.lanewise(VectorOperators.ASHR, 24).convert(VectorOperators.I2F, 0);
    }

    private static void scales(float[] scales, MemorySegment panels, long at, int to) {
        if (FORM.halfScales()) {
            IntVector line = IntVector.fromMemorySegment(I, panels, at, LITTLE);
            Half.low(PanelForm.F16, line).intoArray(scales, to);
            Half.high(PanelForm.F16, line).intoArray(scales, to + HALF);
        } else {
            FloatVector.fromMemorySegment(F, panels, at, LITTLE).intoArray(scales, to);
            FloatVector.fromMemorySegment(F, panels, at + 64, LITTLE).intoArray(scales, to + HALF);
        }
    }
}
