package dev.augury.demo.tensor;

import java.util.Arrays;

/**
 * Momentum whose direction is made orthogonal before the step (Jordan et al., 2024, "Muon"), for the matrices inside a network: every direction of a matrix
 * then learns at the same pace, which takes far fewer tokens than a pace of its own for every number. An instance holds working space; one per thread.
 */
public final class Muon {

    /** The quintic of Jordan et al.: five rounds bring singular values between 0.001 and 1 near 1. */
    private static final float LINEAR = 3.4445f;
    private static final float CUBIC = -4.7750f;
    private static final float QUINTIC = 2.0315f;
    private static final int ROUNDS = 5;
    private static final float EPSILON = 1e-7f;

    private final Gemm gemm;
    private final float momentum;
    private float[] x = new float[0];
    private float[] next = new float[0];
    private float[] square = new float[0];
    private float[] polynomial = new float[0];

    /**
     * Makes one.
     *
     * @param momentum what the moment keeps at a step
     */
    public Muon(Gemm gemm, float momentum) {
        this.gemm = gemm;
        this.momentum = momentum;
    }

    /**
     * A row-major matrix with its gradient and moment, all of one length.
     *
     * @param weights changed by a step
     * @param gradients read
     * @param moment 0 before the first step
     * @param columns inputs of the matrix
     */
    public record Parameter(Slice weights, Slice gradients, Slice moment, int columns) {
        /** @throws IllegalArgumentException where lengths differ or rows are not whole */
        public Parameter {
            weights.matches(gradients);
            weights.matches(moment);
            weights.rows(columns);
        }
    }

    /**
     * What changes from step to step.
     *
     * @param rate learning rate, of a matrix with as many rows as columns
     * @param decay weight decay, multiplied by the rate; 0 for none
     * @param gradientScale what gradients are multiplied by first
     */
    public record Step(float rate, float decay, float gradientScale) {}

    /** Takes one step. */
    public void update(Parameter parameter, Step step) {
        Slice weights = parameter.weights;
        Slice moment = parameter.moment;
        int rows = weights.rows(parameter.columns);
        Slices.scale(moment, momentum);
        Slices.addScaled(parameter.gradients, (1 - momentum) * step.gradientScale, moment);
        grow(weights.length(), Math.min(rows, parameter.columns));
        Slice direction = new Slice(x, 0, weights.length());
        Arrays.fill(x, 0, weights.length(), 0);
        Slices.addScaled(moment, momentum, direction);
        Slices.addScaled(parameter.gradients, (1 - momentum) * step.gradientScale, direction);
        orthogonalize(rows, parameter.columns);
        float pace = step.rate * (float) Math.sqrt(Math.max(1, (double) rows / parameter.columns));
        Slices.scale(weights, 1 - step.rate * step.decay);
        Slices.addScaled(new Slice(x, 0, weights.length()), -pace, weights);
    }

    private void grow(int length, int side) {
        if (x.length < length) {
            x = new float[length];
            next = new float[length];
        }
        if (square.length < side * side) {
            square = new float[side * side];
            polynomial = new float[side * side];
        }
    }

    /** Newton-Schulz: with A = X Xᵀ, X becomes aX + (bA + cA²)X, on the shorter side. */
    private void orthogonalize(int rows, int columns) {
        boolean tall = rows > columns;
        int side = Math.min(rows, columns);
        int along = Math.max(rows, columns);
        Slice all = new Slice(x, 0, rows * columns);
        Slices.scale(all, (float) (1 / (Math.sqrt(Slices.squaredNorm(all)) + EPSILON)));
        Gemm.Block a = new Gemm.Block(square, 0, side, false);
        Gemm.Block p = new Gemm.Block(polynomial, 0, side, false);
        for (int round = 0; round < ROUNDS; round++) {
            gemm.multiply(new Gemm.Block(x, 0, columns, tall), new Gemm.Block(x, 0, columns, !tall), a, new Gemm.Size(side, side, along), false);
            gemm.multiply(a, a, p, new Gemm.Size(side, side, side), false);
            Slices.scale(new Slice(polynomial, 0, side * side), QUINTIC);
            Slices.addScaled(new Slice(square, 0, side * side), CUBIC, new Slice(polynomial, 0, side * side));
            Gemm.Block from = new Gemm.Block(x, 0, columns, false);
            Gemm.Block to = new Gemm.Block(next, 0, columns, false);
            if (tall) {
                gemm.multiply(from, p, to, new Gemm.Size(rows, columns, columns), false);
            } else {
                gemm.multiply(p, from, to, new Gemm.Size(rows, columns, rows), false);
            }
            Slices.addScaled(new Slice(x, 0, rows * columns), LINEAR, new Slice(next, 0, rows * columns));
            float[] swap = x;
            x = next;
            next = swap;
        }
    }
}
