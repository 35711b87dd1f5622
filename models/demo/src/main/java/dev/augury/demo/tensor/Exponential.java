package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@code e^x} of all lanes: reduction by ln 2 in two steps (Cody and Waite, 1980) and a Taylor polynomial of degree seven. Relative error below
 * 3e-7; arguments are cut to ±87, so that a masked score gives about 1e-38 rather than 0.
 */
final class Exponential {
    private static final float LIMIT = 87f;
    private static final float LOG2_E = 1.44269504f;

    /** 1.5 · 2^23: a sum with it holds the rounded number in its lowest bits. */
    private static final float ROUND = 12582912f;

    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final int MANTISSA = 23;
    private static final int ONE = 127 << MANTISSA;

    private Exponential() {}

    static FloatVector exp(FloatVector x) {
        VectorSpecies<Float> f = x.species();
        FloatVector cut = x.min(LIMIT).max(-LIMIT);
        FloatVector shifted = cut.fma(FloatVector.broadcast(f, LOG2_E), FloatVector.broadcast(f, ROUND));
        FloatVector n = shifted.sub(ROUND);
        FloatVector r = n.fma(FloatVector.broadcast(f, -LN2_HIGH), cut);
        r = n.fma(FloatVector.broadcast(f, -LN2_LOW), r);
        FloatVector p = r.fma(FloatVector.broadcast(f, 1f / 5040), FloatVector.broadcast(f, 1f / 720));
        p = p.fma(r, FloatVector.broadcast(f, 1f / 120));
        p = p.fma(r, FloatVector.broadcast(f, 1f / 24));
        p = p.fma(r, FloatVector.broadcast(f, 1f / 6));
        p = p.fma(r, FloatVector.broadcast(f, 0.5f));
        p = p.fma(r, FloatVector.broadcast(f, 1f));
        p = p.fma(r, FloatVector.broadcast(f, 1f));
        IntVector power = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA).add(ONE);
        return p.mul(power.reinterpretAsFloats());
    }
}
