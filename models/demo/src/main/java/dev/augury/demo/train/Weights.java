package dev.augury.demo.train;

/**
 * The parameters of a model and the sums of their gradients, as a {@link Layout} orders both.
 *
 * @param values the parameters, which a pass only reads
 * @param gradients what a backward pass adds to
 */
record Weights(float[] values, float[] gradients) {}
