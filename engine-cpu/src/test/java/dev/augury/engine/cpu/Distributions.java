package dev.augury.engine.cpu;

import java.util.Arrays;

/** Comparisons of logits. */
final class Distributions {

    private Distributions() {}

    /** Largest difference, relative to the largest expected logit. */
    static double difference(double[] expected, float[] got) {
        double most = 0;
        double size = 0;
        for (int i = 0; i < got.length; i++) {
            most = Math.max(most, Math.abs(expected[i] - got[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        return most / size;
    }

    /** Kullback-Leibler divergence of the distribution got from the one expected, in nats. */
    static double divergence(double[] expected, float[] got) {
        double[] other = new double[got.length];
        for (int i = 0; i < got.length; i++) {
            other[i] = got[i];
        }
        double a = logSum(expected);
        double b = logSum(other);
        double sum = 0;
        for (int i = 0; i < got.length; i++) {
            sum += Math.exp(expected[i] - a) * (expected[i] - a - other[i] + b);
        }
        return sum;
    }

    /** Probability of the most probable token. */
    static double top(double[] logits) {
        return Math.exp(Arrays.stream(logits).max().orElseThrow() - logSum(logits));
    }

    private static double logSum(double[] x) {
        double most = Arrays.stream(x).max().orElseThrow();
        return most + Math.log(Arrays.stream(x).map(v -> Math.exp(v - most)).sum());
    }
}
