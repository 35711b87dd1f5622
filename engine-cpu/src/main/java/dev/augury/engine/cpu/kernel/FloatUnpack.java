package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** Spreads columns of a float form into f32. */
final class FloatUnpack implements Unpack {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final PanelForm FORM = TRAITS.form();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    @Override
    public void unpack(Scratch s, MemorySegment panels, long at, int columns) {
        float[] wide = s.wide;
        for (int lane = 0; lane < HALF; lane += F.length()) {
            for (int k = 0; k < columns; k++) {
                long line = at + (long) k * FORM.unitBytes() + 4L * lane;
                int to = k * PanelForm.ROWS + lane;
                if (FORM == PanelForm.F32) {
                    FloatVector.fromMemorySegment(F, panels, line, LITTLE).intoArray(wide, to);
                    FloatVector.fromMemorySegment(F, panels, line + 64, LITTLE).intoArray(wide, to + HALF);
                } else {
                    IntVector v = IntVector.fromMemorySegment(I, panels, line, LITTLE);
                    Half.low(FORM, v).intoArray(wide, to);
                    Half.high(FORM, v).intoArray(wide, to + HALF);
                }
            }
        }
    }
}
