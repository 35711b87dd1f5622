package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Softmax over a row, and the loss that stands on it. Thread-safe. */
public final class Softmax {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

    private Softmax() {}

    /** Sets every number of the row to e^(scale · x), divided by their sum; the scale is positive. */
    public static void forward(Slice row, float scale) {
        if (row.length() > 0) {
            double sum = raise(row, maximum(row), scale);
            Slices.scale(row, (float) (1 / sum));
        }
    }

    /**
     * Turns the gradient of probabilities into that of what {@link #forward} was given, in place.
     *
     * @param row the probabilities
     * @param gradient theirs, as long
     * @param scale as in the forward pass
     */
    public static void backward(Slice row, Slice gradient, float scale) {
        row.matches(gradient);
        float mean = Slices.dot(row.data(), row.offset(), gradient.data(), gradient.offset(), row.length());
        float[] p = row.data();
        float[] d = gradient.data();
        int bound = F.loopBound(row.length());
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector g = FloatVector.fromArray(F, d, gradient.offset() + i).sub(mean).mul(scale);
            g.mul(FloatVector.fromArray(F, p, row.offset() + i)).intoArray(d, gradient.offset() + i);
        }
        for (int i = bound; i < row.length(); i++) {
            d[gradient.offset() + i] = p[row.offset() + i] * scale * (d[gradient.offset() + i] - mean);
        }
    }

    /**
     * Takes the cross entropy of a row of logits and sets the row to its gradient.
     *
     * @param row logits; afterwards {@code weight · (softmax − the target's unit vector)}
     * @param target index of the right answer within the row
     * @param weight what the loss counts for in the gradient
     * @return the loss in nats, not weighted
     */
    public static double crossEntropy(Slice row, int target, float weight) {
        if (target < 0 || target >= row.length()) {
            throw new IllegalArgumentException("Target " + target + " is not among the " + row.length() + " logits");
        }
        int at = row.offset() + target;
        float highest = maximum(row);
        double right = row.data()[at] - (double) highest;
        double sum = raise(row, highest, 1f);
        Slices.scale(row, (float) (weight / sum));
        row.data()[at] -= weight;
        return Math.log(sum) - right;
    }

    private static double raise(Slice row, float highest, float scale) {
        float[] x = row.data();
        int bound = row.offset() + F.loopBound(row.length());
        FloatVector sums = FloatVector.zero(F);
        for (int i = row.offset(); i < bound; i += F.length()) {
            FloatVector e = Exponential.exp(FloatVector.fromArray(F, x, i).sub(highest).mul(scale));
            e.intoArray(x, i);
            sums = sums.add(e);
        }
        double sum = sums.reduceLanes(VectorOperators.ADD);
        for (int i = bound; i < row.end(); i++) {
            x[i] = (float) Math.exp((x[i] - highest) * scale);
            sum += x[i];
        }
        return sum;
    }

    private static float maximum(Slice row) {
        float[] x = row.data();
        int bound = row.offset() + F.loopBound(row.length());
        FloatVector most = FloatVector.broadcast(F, Float.NEGATIVE_INFINITY);
        for (int i = row.offset(); i < bound; i += F.length()) {
            most = most.max(FloatVector.fromArray(F, x, i));
        }
        float highest = most.reduceLanes(VectorOperators.MAX);
        for (int i = bound; i < row.end(); i++) {
            highest = Math.max(highest, x[i]);
        }
        return highest;
    }
}
