package dev.augury.engine.cpu.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four tokens of int8 input against four-bit weights in 16-bit lanes: sixteen products of at most 8·127 fit a lane, so half a group is
 * summed without widening, at twice the lanes of f32. The ends are written out: C2 boxes vectors that a method of its own would take.
 */
final class NibbleTile implements Tile {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Integer> I = TRAITS.ints();
    private static final VectorSpecies<Short> S = TRAITS.shorts();
    private static final int PAIRS = 16;
    private static final int PAIR = 2 * PanelForm.ROWS;
    private static final int HALF = PanelForm.ROWS / 2;

    @Override
    public int tokens() {
        return 4;
    }

    @Override
    public void multiply(Scratch s, int columns) {
        for (int lane = 0; lane < HALF; lane += F.length()) {
            lanes(s, columns / (2 * PAIRS), lane);
        }
    }

    private static void lanes(Scratch s, int groups, int lane) {
        short[] w = s.narrow;
        int[] pairs = s.pairs;
        float[] sums = s.sums;
        float[] dx = s.dx;
        int x0 = s.from[0] / 2;
        int x1 = s.from[1] / 2;
        int x2 = s.from[2] / 2;
        int x3 = s.from[3] / 2;
        for (int g = 0; g < groups; g++) {
            ShortVector a0 = ShortVector.zero(S);
            ShortVector b0 = ShortVector.zero(S);
            ShortVector a1 = ShortVector.zero(S);
            ShortVector b1 = ShortVector.zero(S);
            ShortVector a2 = ShortVector.zero(S);
            ShortVector b2 = ShortVector.zero(S);
            ShortVector a3 = ShortVector.zero(S);
            ShortVector b3 = ShortVector.zero(S);
            for (int k = g * PAIRS; k < g * PAIRS + PAIRS; k++) {
                ShortVector u = ShortVector.fromArray(S, w, k * PAIR + 2 * lane);
                ShortVector v = ShortVector.fromArray(S, w, k * PAIR + 2 * lane + PanelForm.ROWS);
                ShortVector y0 = IntVector.broadcast(I, pairs[x0 + k]).reinterpretAsShorts();
                a0 = a0.add(u.mul(y0));
                b0 = b0.add(v.mul(y0));
                ShortVector y1 = IntVector.broadcast(I, pairs[x1 + k]).reinterpretAsShorts();
                a1 = a1.add(u.mul(y1));
                b1 = b1.add(v.mul(y1));
                ShortVector y2 = IntVector.broadcast(I, pairs[x2 + k]).reinterpretAsShorts();
                a2 = a2.add(u.mul(y2));
                b2 = b2.add(v.mul(y2));
                ShortVector y3 = IntVector.broadcast(I, pairs[x3 + k]).reinterpretAsShorts();
                a3 = a3.add(u.mul(y3));
                b3 = b3.add(v.mul(y3));
            }
            FloatVector low = FloatVector.fromArray(F, s.scales, g * PanelForm.ROWS + lane);
            FloatVector high = FloatVector.fromArray(F, s.scales, g * PanelForm.ROWS + HALF + lane);
            float d0 = dx[s.scaleFrom[0] + g];
            float d1 = dx[s.scaleFrom[1] + g];
            float d2 = dx[s.scaleFrom[2] + g];
            float d3 = dx[s.scaleFrom[3] + g];
            IntVector ai0 = a0.reinterpretAsInts();
            ai0 = ai0.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(ai0.lanewise(VectorOperators.ASHR, 16));
            ((FloatVector) ai0.convert(VectorOperators.I2F, 0)).fma(low.mul(d0), FloatVector.fromArray(F, sums, lane))
                    .intoArray(sums, lane);
            IntVector bi0 = b0.reinterpretAsInts();
            bi0 = bi0.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(bi0.lanewise(VectorOperators.ASHR, 16));
            ((FloatVector) bi0.convert(VectorOperators.I2F, 0)).fma(high.mul(d0), FloatVector.fromArray(F, sums, lane + 16))
                    .intoArray(sums, lane + 16);
            IntVector ai1 = a1.reinterpretAsInts();
            ai1 = ai1.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(ai1.lanewise(VectorOperators.ASHR, 16));
            ((FloatVector) ai1.convert(VectorOperators.I2F, 0)).fma(low.mul(d1), FloatVector.fromArray(F, sums, lane + 32))
                    .intoArray(sums, lane + 32);
            IntVector bi1 = b1.reinterpretAsInts();
            bi1 = bi1.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(bi1.lanewise(VectorOperators.ASHR, 16));
            ((FloatVector) bi1.convert(VectorOperators.I2F, 0)).fma(high.mul(d1), FloatVector.fromArray(F, sums, lane + 48))
                    .intoArray(sums, lane + 48);
            IntVector ai2 = a2.reinterpretAsInts();
            ai2 = ai2.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(ai2.lanewise(VectorOperators.ASHR, 16));
            ((FloatVector) ai2.convert(VectorOperators.I2F, 0)).fma(low.mul(d2), FloatVector.fromArray(F, sums, lane + 64))
                    .intoArray(sums, lane + 64);
            IntVector bi2 = b2.reinterpretAsInts();
            bi2 = bi2.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(bi2.lanewise(VectorOperators.ASHR, 16));
            ((FloatVector) bi2.convert(VectorOperators.I2F, 0)).fma(high.mul(d2), FloatVector.fromArray(F, sums, lane + 80))
                    .intoArray(sums, lane + 80);
            IntVector ai3 = a3.reinterpretAsInts();
            ai3 = ai3.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(ai3.lanewise(VectorOperators.ASHR, 16));
            ((FloatVector) ai3.convert(VectorOperators.I2F, 0)).fma(low.mul(d3), FloatVector.fromArray(F, sums, lane + 96))
                    .intoArray(sums, lane + 96);
            IntVector bi3 = b3.reinterpretAsInts();
            bi3 = bi3.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).add(bi3.lanewise(VectorOperators.ASHR, 16));
            ((FloatVector) bi3.convert(VectorOperators.I2F, 0)).fma(high.mul(d3), FloatVector.fromArray(F, sums, lane + 112))
                    .intoArray(sums, lane + 112);
        }
    }
}
