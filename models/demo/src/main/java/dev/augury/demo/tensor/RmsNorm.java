package dev.augury.demo.tensor;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Normalisation by the root of the mean square (Zhang and Sennrich, 2019), row by row. Thread-safe.
 *
 * @param width numbers of a row
 * @param epsilon added to the mean square
 */
public record RmsNorm(int width, float epsilon) {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;

    /**
     * Sets y = x / rms(x) · weight.
     *
     * @param x whole rows
     * @param weight one row
     * @param y as long as x; may be x
     */
    public void forward(Slice x, Slice weight, Slice y) {
        x.matches(y);
        oneRow(weight);
        for (int row = 0; row < x.rows(width); row++) {
            int p = x.offset() + row * width;
            normalise(x.data(), p, weight, y.data(), y.offset() + row * width, factor(x.data(), p));
        }
    }

    private void normalise(float[] x, int p, Slice weight, float[] y, int q, float factor) {
        float[] w = weight.data();
        int o = weight.offset();
        int bound = F.loopBound(width);
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector.fromArray(F, x, p + i).mul(factor).mul(FloatVector.fromArray(F, w, o + i)).intoArray(y, q + i);
        }
        for (int i = bound; i < width; i++) {
            y[q + i] = x[p + i] * factor * w[o + i];
        }
    }

    /**
     * Adds the gradients of what {@link #forward} did to {@code dx} and {@code dWeight}.
     *
     * @param x the input of the forward pass, unchanged
     * @param weight one row
     * @param dy gradient of the output
     * @param dx gradient of the input, added to
     * @param dWeight gradient of the weight, added to
     */
    public void backward(Slice x, Slice weight, Slice dy, Slice dx, Slice dWeight) {
        x.matches(dy);
        x.matches(dx);
        oneRow(weight);
        weight.matches(dWeight);
        for (int row = 0; row < x.rows(width); row++) {
            backwardRow(x.row(row, width), weight, dy.row(row, width), dx.row(row, width), dWeight);
        }
    }

    private void backwardRow(Slice x, Slice weight, Slice dy, Slice dx, Slice dWeight) {
        float factor = factor(x.data(), x.offset());
        float along = project(x, weight, dy) * factor * factor * factor / width;
        float[] a = x.data();
        float[] w = weight.data();
        float[] g = dy.data();
        float[] da = dx.data();
        float[] dw = dWeight.data();
        int bound = F.loopBound(width);
        FloatVector less = FloatVector.broadcast(F, -along);
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector v = FloatVector.fromArray(F, a, x.offset() + i);
            FloatVector d = FloatVector.fromArray(F, g, dy.offset() + i).mul(factor);
            v.fma(d, FloatVector.fromArray(F, dw, dWeight.offset() + i)).intoArray(dw, dWeight.offset() + i);
            FloatVector own = FloatVector.fromArray(F, w, weight.offset() + i).fma(d, FloatVector.fromArray(F, da, dx.offset() + i));
            v.fma(less, own).intoArray(da, dx.offset() + i);
        }
        for (int i = bound; i < width; i++) {
            float v = a[x.offset() + i];
            float d = g[dy.offset() + i] * factor;
            dw[dWeight.offset() + i] += v * d;
            da[dx.offset() + i] += w[weight.offset() + i] * d - v * along;
        }
    }

    /** Sum of x · weight · dy. */
    private float project(Slice x, Slice weight, Slice dy) {
        FloatVector sums = FloatVector.zero(F);
        int bound = F.loopBound(width);
        for (int i = 0; i < bound; i += F.length()) {
            FloatVector scaled = FloatVector.fromArray(F, x.data(), x.offset() + i).mul(FloatVector.fromArray(F, weight.data(), weight.offset() + i));
            sums = scaled.fma(FloatVector.fromArray(F, dy.data(), dy.offset() + i), sums);
        }
        float sum = sums.reduceLanes(VectorOperators.ADD);
        for (int i = bound; i < width; i++) {
            sum += x.data()[x.offset() + i] * weight.data()[weight.offset() + i] * dy.data()[dy.offset() + i];
        }
        return sum;
    }

    private void oneRow(Slice weight) {
        if (weight.length() != width) {
            throw new IllegalArgumentException("The weight of a norm over rows of " + width + " has as many numbers, not " + weight.length());
        }
    }

    private float factor(float[] x, int at) {
        return (float) (1 / Math.sqrt(Slices.dot(x, at, x, at, width) / width + epsilon));
    }
}
