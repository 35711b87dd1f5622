package dev.augury.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** One token against a panel of four-bit weights, in 16-bit lanes. */
final class NibbleGemv implements Gemv {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final int UNIT = TRAITS.form().unitBytes();
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final VectorSpecies<Short> S = TRAITS.shorts();
    private static final int HALF = PanelForm.ROWS / 2;
    private static final int LINES = 4;
    private static final short NIBBLE = 15;
    private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;

    private final GroupEnds ends = Kernels.load(GroupEnds.class, VectorGroupEnds.class, TRAITS);

    @Override
    public void multiply(Scratch s, MemorySegment panels, long at, int columns) {
        int groups = columns / 32;
        s.panels = panels;
        for (int g = 0; g < groups; g += Scratch.STRIP) {
            s.at = at + (long) g * UNIT;
            s.first = g;
            s.count = Math.min(Scratch.STRIP, groups - g);
            for (int lane = 0; lane < HALF; lane += F.length()) {
                lanes(s, lane);
            }
            ends.add(s);
        }
    }

    private static void lanes(Scratch s, int lane) {
        MemorySegment panels = s.panels;
        long at = s.at + 4L * lane;
        int count = s.count;
        int[] pairs = s.pairs;
        int[] totals = s.groupTotals;
        int pairFrom = s.from[0] / 2 + s.first * 16;
        for (int g = 0; g < count; g++) {
            ShortVector c = ShortVector.zero(S);
            ShortVector d = ShortVector.zero(S);
            for (int line = 0; line < LINES; line++) {
                ShortVector u = ShortVector.fromMemorySegment(S, panels, at + (long) g * UNIT + 128 * line, LITTLE);
                ShortVector v = ShortVector.fromMemorySegment(S, panels, at + (long) g * UNIT + 128 * line + 64, LITTLE);
                int pair = pairFrom + g * 16 + 4 * line;
                ShortVector x0 = IntVector.broadcast(I, pairs[pair]).reinterpretAsShorts();
                c = c.add(u.and(NIBBLE).mul(x0));
                d = d.add(v.and(NIBBLE).mul(x0));
                ShortVector x1 = IntVector.broadcast(I, pairs[pair + 1]).reinterpretAsShorts();
                c = c.add(u.lanewise(VectorOperators.LSHR, 4).and(NIBBLE).mul(x1));
                d = d.add(v.lanewise(VectorOperators.LSHR, 4).and(NIBBLE).mul(x1));
                ShortVector x2 = IntVector.broadcast(I, pairs[pair + 2]).reinterpretAsShorts();
                c = c.add(u.lanewise(VectorOperators.LSHR, 8).and(NIBBLE).mul(x2));
                d = d.add(v.lanewise(VectorOperators.LSHR, 8).and(NIBBLE).mul(x2));
                ShortVector x3 = IntVector.broadcast(I, pairs[pair + 3]).reinterpretAsShorts();
                c = c.add(u.lanewise(VectorOperators.LSHR, 12).mul(x3));
                d = d.add(v.lanewise(VectorOperators.LSHR, 12).mul(x3));
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
}
