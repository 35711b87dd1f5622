package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), bias corrected. Thread-safe over disjoint slices.
 *
 * @param beta1 what the first moment keeps at a step
 * @param beta2 what the second moment keeps at a step
 * @param epsilon added to the root of the second moment
 */
public record AdamW(float beta1, float beta2, float epsilon) {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

    /**
     * A parameter with its gradient and moments, all of one length.
     *
     * @param weights changed by a step
     * @param gradients read
     * @param first first moments, 0 before the first step
     * @param second second moments, 0 before the first step
     */
    public record Parameter(Slice weights, Slice gradients, Slice first, Slice second) {
        /** @throws IllegalArgumentException where lengths differ */
        public Parameter {
            weights.matches(gradients);
            weights.matches(first);
            weights.matches(second);
        }
    }

    /**
     * What changes from step to step.
     *
     * @param number of the step, from 1
     * @param rate learning rate
     * @param decay weight decay, multiplied by the rate; 0 for none
     * @param gradientScale what gradients are multiplied by first: mean over tokens, clipping
     */
    public record Step(int number, float rate, float decay, float gradientScale) {
        /** @throws IllegalArgumentException where steps do not count from 1 */
        public Step {
            if (number < 1) {
                throw new IllegalArgumentException("Steps count from 1, not " + number);
            }
        }
    }

    /** Takes one step. */
    public void update(Parameter parameter, Step step) {
        float[] w = parameter.weights.data();
        float[] g = parameter.gradients.data();
        float[] m = parameter.first.data();
        float[] v = parameter.second.data();
        int p = parameter.weights.offset();
        int q = parameter.gradients.offset();
        int r = parameter.first.offset();
        int s = parameter.second.offset();
        float rate = (float) (step.rate / (1 - Math.pow(beta1, step.number)));
        float spread = (float) (1 / (1 - Math.pow(beta2, step.number)));
        float keep = 1 - step.rate * step.decay;
        int bound = F.loopBound(parameter.weights.length());
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector d = FloatVector.fromArray(F, g, q + i).mul(step.gradientScale);
            FloatVector a = FloatVector.fromArray(F, m, r + i).mul(beta1).add(d.mul(1 - beta1));
            FloatVector b = FloatVector.fromArray(F, v, s + i).mul(beta2).add(d.mul(d).mul(1 - beta2));
            a.intoArray(m, r + i);
            b.intoArray(v, s + i);
            FloatVector move = a.mul(rate).div(b.mul(spread).sqrt().add(epsilon));
            FloatVector.fromArray(F, w, p + i).mul(keep).sub(move).intoArray(w, p + i);
        }
        for (int i = bound; i < parameter.weights.length(); i++) {
            float d = g[q + i] * step.gradientScale;
            m[r + i] = m[r + i] * beta1 + d * (1 - beta1);
            v[s + i] = v[s + i] * beta2 + d * d * (1 - beta2);
            w[p + i] = w[p + i] * keep - m[r + i] * rate / ((float) Math.sqrt(v[s + i] * spread) + epsilon);
        }
    }
}
