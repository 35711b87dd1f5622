package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Six rows by four vectors: 24 sums, for vectors of 512 bits, of which a processor has 32 registers. */
final class SixByFour implements MicroKernel {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    @Override
    public int vectors() {
        return 4;
    }

    @Override
    public void multiply(Strip s, int depth) {
        float[] x = s.left;
        float[] panel = s.panel;
        int along = s.leftAlong;
        int across = s.leftAcross;
        float[] from = s.from;
        int at = s.fromAt;
        int step = s.fromStride;
        FloatVector a0 = FloatVector.fromArray(F, from, at);
        FloatVector b0 = FloatVector.fromArray(F, from, at + L);
        FloatVector c0 = FloatVector.fromArray(F, from, at + 2 * L);
        FloatVector d0 = FloatVector.fromArray(F, from, at + 3 * L);
        FloatVector a1 = FloatVector.fromArray(F, from, at + step);
        FloatVector b1 = FloatVector.fromArray(F, from, at + step + L);
        FloatVector c1 = FloatVector.fromArray(F, from, at + step + 2 * L);
        FloatVector d1 = FloatVector.fromArray(F, from, at + step + 3 * L);
        FloatVector a2 = FloatVector.fromArray(F, from, at + 2 * step);
        FloatVector b2 = FloatVector.fromArray(F, from, at + 2 * step + L);
        FloatVector c2 = FloatVector.fromArray(F, from, at + 2 * step + 2 * L);
        FloatVector d2 = FloatVector.fromArray(F, from, at + 2 * step + 3 * L);
        FloatVector a3 = FloatVector.fromArray(F, from, at + 3 * step);
        FloatVector b3 = FloatVector.fromArray(F, from, at + 3 * step + L);
        FloatVector c3 = FloatVector.fromArray(F, from, at + 3 * step + 2 * L);
        FloatVector d3 = FloatVector.fromArray(F, from, at + 3 * step + 3 * L);
        FloatVector a4 = FloatVector.fromArray(F, from, at + 4 * step);
        FloatVector b4 = FloatVector.fromArray(F, from, at + 4 * step + L);
        FloatVector c4 = FloatVector.fromArray(F, from, at + 4 * step + 2 * L);
        FloatVector d4 = FloatVector.fromArray(F, from, at + 4 * step + 3 * L);
        FloatVector a5 = FloatVector.fromArray(F, from, at + 5 * step);
        FloatVector b5 = FloatVector.fromArray(F, from, at + 5 * step + L);
        FloatVector c5 = FloatVector.fromArray(F, from, at + 5 * step + 2 * L);
        FloatVector d5 = FloatVector.fromArray(F, from, at + 5 * step + 3 * L);
        int p = s.leftAt;
        int q = s.panelAt;
        for (int k = 0; k < depth; k++) {
            FloatVector u = FloatVector.fromArray(F, panel, q);
            FloatVector v = FloatVector.fromArray(F, panel, q + L);
            FloatVector w = FloatVector.fromArray(F, panel, q + 2 * L);
            FloatVector z = FloatVector.fromArray(F, panel, q + 3 * L);
            FloatVector y0 = FloatVector.broadcast(F, x[p]);
            a0 = u.fma(y0, a0);
            b0 = v.fma(y0, b0);
            c0 = w.fma(y0, c0);
            d0 = z.fma(y0, d0);
            FloatVector y1 = FloatVector.broadcast(F, x[p + across]);
            a1 = u.fma(y1, a1);
            b1 = v.fma(y1, b1);
            c1 = w.fma(y1, c1);
            d1 = z.fma(y1, d1);
            FloatVector y2 = FloatVector.broadcast(F, x[p + 2 * across]);
            a2 = u.fma(y2, a2);
            b2 = v.fma(y2, b2);
            c2 = w.fma(y2, c2);
            d2 = z.fma(y2, d2);
            FloatVector y3 = FloatVector.broadcast(F, x[p + 3 * across]);
            a3 = u.fma(y3, a3);
            b3 = v.fma(y3, b3);
            c3 = w.fma(y3, c3);
            d3 = z.fma(y3, d3);
            FloatVector y4 = FloatVector.broadcast(F, x[p + 4 * across]);
            a4 = u.fma(y4, a4);
            b4 = v.fma(y4, b4);
            c4 = w.fma(y4, c4);
            d4 = z.fma(y4, d4);
            FloatVector y5 = FloatVector.broadcast(F, x[p + 5 * across]);
            a5 = u.fma(y5, a5);
            b5 = v.fma(y5, b5);
            c5 = w.fma(y5, c5);
            d5 = z.fma(y5, d5);
            p += along;
            q += 4 * L;
        }
        float[] to = s.to;
        at = s.toAt;
        step = s.toStride;
        a0.intoArray(to, at);
        b0.intoArray(to, at + L);
        c0.intoArray(to, at + 2 * L);
        d0.intoArray(to, at + 3 * L);
        a1.intoArray(to, at + step);
        b1.intoArray(to, at + step + L);
        c1.intoArray(to, at + step + 2 * L);
        d1.intoArray(to, at + step + 3 * L);
        a2.intoArray(to, at + 2 * step);
        b2.intoArray(to, at + 2 * step + L);
        c2.intoArray(to, at + 2 * step + 2 * L);
        d2.intoArray(to, at + 2 * step + 3 * L);
        a3.intoArray(to, at + 3 * step);
        b3.intoArray(to, at + 3 * step + L);
        c3.intoArray(to, at + 3 * step + 2 * L);
        d3.intoArray(to, at + 3 * step + 3 * L);
        a4.intoArray(to, at + 4 * step);
        b4.intoArray(to, at + 4 * step + L);
        c4.intoArray(to, at + 4 * step + 2 * L);
        d4.intoArray(to, at + 4 * step + 3 * L);
        a5.intoArray(to, at + 5 * step);
        b5.intoArray(to, at + 5 * step + L);
        c5.intoArray(to, at + 5 * step + 2 * L);
        d5.intoArray(to, at + 5 * step + 3 * L);
    }
}
