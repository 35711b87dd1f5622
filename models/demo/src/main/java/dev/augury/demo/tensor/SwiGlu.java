package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The gated activation silu(gate) · up with silu(g) = g / (1 + e^-g) (Shazeer, 2020). Thread-safe. */
public final class SwiGlu {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

    private SwiGlu() {}

    /**
     * Sets out = silu(gate) · up.
     *
     * @param gate any length
     * @param up as long
     * @param out as long; may be one of the others
     */
    public static void forward(Slice gate, Slice up, Slice out) {
        gate.matches(up);
        gate.matches(out);
        float[] g = gate.data();
        float[] u = up.data();
        float[] o = out.data();
        int bound = F.loopBound(gate.length());
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector x = FloatVector.fromArray(F, g, gate.offset() + i);
            FloatVector y = FloatVector.fromArray(F, u, up.offset() + i);
            x.mul(y).div(Exponential.exp(x.neg()).add(1f)).intoArray(o, out.offset() + i);
        }
        for (int i = bound; i < gate.length(); i++) {
            float x = g[gate.offset() + i];
            o[out.offset() + i] = x * sigmoid(x) * u[up.offset() + i];
        }
    }

    /**
     * Sets the gradients of what {@link #forward} did.
     *
     * @param gate as in the forward pass
     * @param up as in the forward pass
     * @param dOut gradient of the output
     * @param dGate receives the gradient of gate; may be gate or dOut
     * @param dUp receives the gradient of up; may be up, or dOut where dGate is not
     */
    public static void backward(Slice gate, Slice up, Slice dOut, Slice dGate, Slice dUp) {
        gate.matches(up);
        gate.matches(dOut);
        gate.matches(dGate);
        gate.matches(dUp);
        int bound = F.loopBound(gate.length());
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector x = FloatVector.fromArray(F, gate.data(), gate.offset() + i);
            FloatVector y = FloatVector.fromArray(F, up.data(), up.offset() + i);
            FloatVector d = FloatVector.fromArray(F, dOut.data(), dOut.offset() + i);
            FloatVector one = FloatVector.broadcast(F, 1f);
            FloatVector s = one.div(Exponential.exp(x.neg()).add(1f));
            FloatVector silu = x.mul(s);
            FloatVector slope = s.add(silu.mul(one.sub(s)));
            d.mul(y).mul(slope).intoArray(dGate.data(), dGate.offset() + i);
            d.mul(silu).intoArray(dUp.data(), dUp.offset() + i);
        }
        for (int i = bound; i < gate.length(); i++) {
            float x = gate.data()[gate.offset() + i];
            float y = up.data()[up.offset() + i];
            float d = dOut.data()[dOut.offset() + i];
            float s = sigmoid(x);
            dGate.data()[dGate.offset() + i] = d * y * (s + x * s * (1 - s));
            dUp.data()[dUp.offset() + i] = d * x * s;
        }
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }
}
