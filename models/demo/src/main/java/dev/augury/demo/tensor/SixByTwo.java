package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Six rows by two vectors: twelve sums, where there may be no more than sixteen registers (AVX2). */
final class SixByTwo implements MicroKernel {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    @Override
    public int vectors() {
        return 2;
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
        FloatVector a1 = FloatVector.fromArray(F, from, at + step);
        FloatVector b1 = FloatVector.fromArray(F, from, at + step + L);
        FloatVector a2 = FloatVector.fromArray(F, from, at + 2 * step);
        FloatVector b2 = FloatVector.fromArray(F, from, at + 2 * step + L);
        FloatVector a3 = FloatVector.fromArray(F, from, at + 3 * step);
        FloatVector b3 = FloatVector.fromArray(F, from, at + 3 * step + L);
        FloatVector a4 = FloatVector.fromArray(F, from, at + 4 * step);
        FloatVector b4 = FloatVector.fromArray(F, from, at + 4 * step + L);
        FloatVector a5 = FloatVector.fromArray(F, from, at + 5 * step);
        FloatVector b5 = FloatVector.fromArray(F, from, at + 5 * step + L);
        int p = s.leftAt;
        int q = s.panelAt;
        for (int k = 0; k < depth; k++) {
            FloatVector u = FloatVector.fromArray(F, panel, q);
            FloatVector v = FloatVector.fromArray(F, panel, q + L);
            FloatVector y0 = FloatVector.broadcast(F, x[p]);
            a0 = u.fma(y0, a0);
            b0 = v.fma(y0, b0);
            FloatVector y1 = FloatVector.broadcast(F, x[p + across]);
            a1 = u.fma(y1, a1);
            b1 = v.fma(y1, b1);
            FloatVector y2 = FloatVector.broadcast(F, x[p + 2 * across]);
            a2 = u.fma(y2, a2);
            b2 = v.fma(y2, b2);
            FloatVector y3 = FloatVector.broadcast(F, x[p + 3 * across]);
            a3 = u.fma(y3, a3);
            b3 = v.fma(y3, b3);
            FloatVector y4 = FloatVector.broadcast(F, x[p + 4 * across]);
            a4 = u.fma(y4, a4);
            b4 = v.fma(y4, b4);
            FloatVector y5 = FloatVector.broadcast(F, x[p + 5 * across]);
            a5 = u.fma(y5, a5);
            b5 = v.fma(y5, b5);
            p += along;
            q += 2 * L;
        }
        float[] to = s.to;
        at = s.toAt;
        step = s.toStride;
        a0.intoArray(to, at);
        b0.intoArray(to, at + L);
        a1.intoArray(to, at + step);
        b1.intoArray(to, at + step + L);
        a2.intoArray(to, at + 2 * step);
        b2.intoArray(to, at + 2 * step + L);
        a3.intoArray(to, at + 3 * step);
        b3.intoArray(to, at + 3 * step + L);
        a4.intoArray(to, at + 4 * step);
        b4.intoArray(to, at + 4 * step + L);
        a5.intoArray(to, at + 5 * step);
        b5.intoArray(to, at + 5 * step + L);
    }
}
