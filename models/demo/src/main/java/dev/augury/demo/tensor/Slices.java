package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sums and products over slices. Thread-safe. */
public final class Slices {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

    /** Numbers summed in 32 bits before the sum goes on in 64. */
    private static final int RUN = 4096;

    private Slices() {}

    /** Adds {@code x} to {@code to}, number by number. */
    public static void add(Slice x, Slice to) {
        addScaled(x, 1f, to);
    }

    /** Adds {@code factor · x} to {@code to}, number by number. */
    public static void addScaled(Slice x, float factor, Slice to) {
        x.matches(to);
        float[] a = x.data();
        float[] b = to.data();
        int p = x.offset();
        int q = to.offset();
        int bound = F.loopBound(x.length());
        FloatVector f = FloatVector.broadcast(F, factor);
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector.fromArray(F, a, p + i).fma(f, FloatVector.fromArray(F, b, q + i)).intoArray(b, q + i);
        }
        for (int i = bound; i < x.length(); i++) {
            b[q + i] = Math.fma(a[p + i], factor, b[q + i]);
        }
    }

    /** Multiplies every number. */
    public static void scale(Slice x, float factor) {
        float[] a = x.data();
        int bound = x.offset() + F.loopBound(x.length());
        for (int i = x.offset(); i < bound; i += F.length()) {
            FloatVector.fromArray(F, a, i).mul(factor).intoArray(a, i);
        }
        for (int i = bound; i < x.end(); i++) {
            a[i] *= factor;
        }
    }

    /** @return the sum of the squares */
    public static double squaredNorm(Slice x) {
        double sum = 0;
        for (int i = x.offset(); i < x.end(); i += RUN) {
            int length = Math.min(RUN, x.end() - i);
            sum += dot(x.data(), i, x.data(), i, length);
        }
        return sum;
    }

    static float dot(float[] a, int p, float[] b, int q, int length) {
        FloatVector even = FloatVector.zero(F);
        FloatVector odd = FloatVector.zero(F);
        int i = 0;
        for (; i + 2 * F.length() <= length; i += 2 * F.length()) {
            even = FloatVector.fromArray(F, a, p + i).fma(FloatVector.fromArray(F, b, q + i), even);
            odd = FloatVector.fromArray(F, a, p + i + F.length()).fma(FloatVector.fromArray(F, b, q + i + F.length()), odd);
        }
        float sum = even.add(odd).reduceLanes(VectorOperators.ADD);
        for (; i < length; i++) {
            sum = Math.fma(a[p + i], b[q + i], sum);
        }
        return sum;
    }
}
