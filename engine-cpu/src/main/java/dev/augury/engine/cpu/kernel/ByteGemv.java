package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One token against a panel of weights of up to eight bits: sums in 16-bit lanes as long as they fit, then in 32-bit lanes. */
final class ByteGemv implements Gemv {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final PanelForm FORM = TRAITS.form();
    private static final int UNIT = FORM.unitBytes();
    private static final int GROUP = FORM.groupLength();
    private static final int LINES = GROUP / FORM.lineColumns();
    private static final boolean NARROW = FORM.narrowSums();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final VectorSpecies<Short> S = TRAITS.shorts();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final GroupEnds ends = Kernels.load(GroupEnds.class, VectorGroupEnds.class, TRAITS);

    @Override
    public void multiply(Scratch s, MemorySegment panels, long at, int columns) {
        int groups = columns / GROUP;
        s.panels = panels;
        for (int g = 0; g < groups; g += Scratch.STRIP) {
            s.at = at + (long) g * UNIT;
            s.first = g;
            s.count = Math.min(Scratch.STRIP, groups - g);
            for (int lane = 0; lane < HALF; lane += F.length()) {
                if (NARROW) {
                    narrow(s, lane);
                } else {
                    wide(s, lane);
                }
            }
            ends.add(s);
        }
    }

    /** Groups whose sum fits 16 bits. */
    private static void narrow(Scratch s, int lane) {
        MemorySegment panels = s.panels;
        long at = s.at + 4L * lane;
        int count = s.count;
        int[] pairs = s.pairs;
        int[] totals = s.groupTotals;
        for (int g = 0; g < count; g++) {
            int pair = (s.from[0] + (s.first + g) * GROUP) / 2;
            ShortVector c = ShortVector.zero(S);
            ShortVector d = ShortVector.zero(S);
            for (int line = 0; line < LINES; line++) {
                ShortVector u = ShortVector.fromMemorySegment(S, panels, at + (long) g * UNIT + 128 * line, LITTLE);
                ShortVector v = ShortVector.fromMemorySegment(S, panels, at + (long) g * UNIT + 128 * line + 64, LITTLE);
                ShortVector x = IntVector.broadcast(I, pairs[pair + 2 * line]).reinterpretAsShorts();
                ShortVector y = IntVector.broadcast(I, pairs[pair + 2 * line + 1]).reinterpretAsShorts();
                c = c.add(u.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8).mul(x));
                d = d.add(v.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8).mul(x));
                c = c.add(u.lanewise(VectorOperators.ASHR, 8).mul(y));
                d = d.add(v.lanewise(VectorOperators.ASHR, 8).mul(y));
            }
            IntVector i = c.reinterpretAsInts();
            IntVector j = d.reinterpretAsInts();
            int to = g * PanelForm.ROWS + lane;
            i.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(i.lanewise(VectorOperators.ASHR, 16))
                    .intoArray(totals, to);
            j.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(j.lanewise(VectorOperators.ASHR, 16))
                    .intoArray(totals, to + HALF);
        }
    }

    /** Groups of which only one pair of lines at a time fits 16 bits. */
    private static void wide(Scratch s, int lane) {
        MemorySegment panels = s.panels;
        long at = s.at + 4L * lane;
        int count = s.count;
        int[] pairs = s.pairs;
        int[] totals = s.groupTotals;
        for (int g = 0; g < count; g++) {
            int pair = (s.from[0] + (s.first + g) * GROUP) / 2;
            IntVector low = IntVector.zero(I);
            IntVector high = IntVector.zero(I);
            for (int line = 0; line < LINES; line++) {
                ShortVector u = ShortVector.fromMemorySegment(S, panels, at + (long) g * UNIT + 128 * line, LITTLE);
                ShortVector v = ShortVector.fromMemorySegment(S, panels, at + (long) g * UNIT + 128 * line + 64, LITTLE);
                ShortVector x = IntVector.broadcast(I, pairs[pair + 2 * line]).reinterpretAsShorts();
                ShortVector y = IntVector.broadcast(I, pairs[pair + 2 * line + 1]).reinterpretAsShorts();
                // Sums that start at zero look idle, but C2 schedules the plain expression a third slower.
                ShortVector c = ShortVector.zero(S);
                ShortVector d = ShortVector.zero(S);
                c = c.add(u.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8).mul(x));
                d = d.add(v.lanewise(VectorOperators.LSHL, 8).lanewise(VectorOperators.ASHR, 8).mul(x));
                c = c.add(u.lanewise(VectorOperators.ASHR, 8).mul(y));
                d = d.add(v.lanewise(VectorOperators.ASHR, 8).mul(y));
                IntVector i = c.reinterpretAsInts();
                IntVector j = d.reinterpretAsInts();
                low = low.add(i.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
                low = low.add(i.lanewise(VectorOperators.ASHR, 16));
                high = high.add(j.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16));
                high = high.add(j.lanewise(VectorOperators.ASHR, 16));
            }
            low.intoArray(totals, g * PanelForm.ROWS + lane);
            high.intoArray(totals, g * PanelForm.ROWS + lane + HALF);
        }
    }
}
