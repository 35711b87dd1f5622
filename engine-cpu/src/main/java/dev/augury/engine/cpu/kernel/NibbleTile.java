package dev.augury.engine.cpu.kernel;

import java.lang.invoke.MethodHandles;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Four tokens of int8 input against four-bit weights in 16-bit lanes: 32 products of at most 8·127 fit a lane, so a group is summed
 * without widening, at twice the lanes of f32.
 */
final class NibbleTile implements Tile {
    private static final Traits TRAITS = Traits.of(MethodHandles.lookup());
    private static final VectorSpecies<Float> F = TRAITS.floats();
    private static final VectorSpecies<Short> S = TRAITS.shorts();
    private static final int GROUP = 32;
    private static final int HALF = PanelForm.ROWS / 2;

    @Override
    public int tokens() {
        return 4;
    }

    @Override
    public void multiply(Scratch s, int columns) {
        for (int lane = 0; lane < HALF; lane += F.length()) {
            lanes(s, columns / GROUP, lane);
        }
    }

    private static void lanes(Scratch s, int groups, int lane) {
        short[] w = s.narrow;
        short[] q = s.q;
        float[] sums = s.sums;
        float[] dx = s.dx;
        int q0 = s.from[0];
        int q1 = s.from[1];
        int q2 = s.from[2];
        int q3 = s.from[3];
        for (int g = 0; g < groups; g++) {
            ShortVector a = ShortVector.zero(S);
            ShortVector b = ShortVector.zero(S);
            ShortVector c = ShortVector.zero(S);
            ShortVector d = ShortVector.zero(S);
            for (int k = g * GROUP; k < g * GROUP + GROUP; k++) {
                ShortVector v = ShortVector.fromArray(S, w, k * PanelForm.ROWS + 2 * lane);
                a = a.add(v.mul(ShortVector.broadcast(S, q[q0 + k])));
                b = b.add(v.mul(ShortVector.broadcast(S, q[q1 + k])));
                c = c.add(v.mul(ShortVector.broadcast(S, q[q2 + k])));
                d = d.add(v.mul(ShortVector.broadcast(S, q[q3 + k])));
            }
            FloatVector low = FloatVector.fromArray(F, s.scales, g * PanelForm.ROWS + lane);
            FloatVector high = FloatVector.fromArray(F, s.scales, g * PanelForm.ROWS + HALF + lane);
            float dx0 = dx[s.scaleFrom[0] + g];
            float dx1 = dx[s.scaleFrom[1] + g];
            float dx2 = dx[s.scaleFrom[2] + g];
            float dx3 = dx[s.scaleFrom[3] + g];
            low(a).fma(low.mul(dx0), FloatVector.fromArray(F, sums, lane)).intoArray(sums, lane);
            high(a).fma(high.mul(dx0), FloatVector.fromArray(F, sums, lane + 16)).intoArray(sums, lane + 16);
            low(b).fma(low.mul(dx1), FloatVector.fromArray(F, sums, lane + 32)).intoArray(sums, lane + 32);
            high(b).fma(high.mul(dx1), FloatVector.fromArray(F, sums, lane + 48)).intoArray(sums, lane + 48);
            low(c).fma(low.mul(dx2), FloatVector.fromArray(F, sums, lane + 64)).intoArray(sums, lane + 64);
            high(c).fma(high.mul(dx2), FloatVector.fromArray(F, sums, lane + 80)).intoArray(sums, lane + 80);
            low(d).fma(low.mul(dx3), FloatVector.fromArray(F, sums, lane + 96)).intoArray(sums, lane + 96);
            high(d).fma(high.mul(dx3), FloatVector.fromArray(F, sums, lane + 112)).intoArray(sums, lane + 112);
        }
    }

    /** The even 16-bit lanes as f32. */
    private static FloatVector low(ShortVector v) {
        IntVector i = v.reinterpretAsInts();
        return (FloatVector) i.lanewise(VectorOperators.LSHL, 16).lanewise(VectorOperators.ASHR, 16).convert(VectorOperators.I2F, 0);
    }

    /** The odd 16-bit lanes as f32. */
    private static FloatVector high(ShortVector v) {
        return (FloatVector) v.reinterpretAsInts().lanewise(VectorOperators.ASHR, 16).convert(VectorOperators.I2F, 0);
    }
}
