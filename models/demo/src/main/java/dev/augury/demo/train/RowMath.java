package dev.augury.demo.train;

/** Plain loops over the elements of a row. */
final class RowMath {

    private RowMath() {}

    /**
     * How a row of attention weights goes back.
     *
     * @param length elements of the row
     * @param mean mean of the weights' gradients, by weight
     * @param scale factor of the scores
     */
    record Row(int length, float mean, float scale) {}

    static float dot(float[] a, int at, float[] b, int length) {
        float sum = 0;
        for (int i = at; i < at + length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Turns scores into weights: the first {@code visible} of a row, the others become 0. */
    static void softmax(float[] scores, int at, int visible, int length, float scale) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = at; i < at + visible; i++) {
            largest = Math.max(largest, scores[i]);
        }
        float sum = 0;
        for (int i = at; i < at + visible; i++) {
            scores[i] = (float) Math.exp(scale * (scores[i] - largest));
            sum += scores[i];
        }
        float inverse = 1 / sum;
        for (int i = at; i < at + visible; i++) {
            scores[i] *= inverse;
        }
        for (int i = at + visible; i < at + length; i++) {
            scores[i] = 0;
        }
    }

    static void softmaxGradient(float[] weights, int at, float[] gradient, int to, Row row) {
        for (int i = 0; i < row.length; i++) {
            gradient[to + i] = weights[at + i] * (gradient[to + i] - row.mean) * row.scale;
        }
    }

    /**
     * Turns logits into the gradient of the cross entropy with respect to them.
     *
     * @return the cross entropy in nats
     */
    static double crossEntropy(float[] logits, int at, int length, int target) {
        float own = logits[at + target];
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = at; i < at + length; i++) {
            largest = Math.max(largest, logits[i]);
        }
        double sum = 0;
        for (int i = at; i < at + length; i++) {
            logits[i] = (float) Math.exp(logits[i] - largest);
            sum += logits[i];
        }
        float inverse = (float) (1 / sum);
        for (int i = at; i < at + length; i++) {
            logits[i] *= inverse;
        }
        logits[at + target] -= 1;
        return Math.log(sum) + largest - own;
    }
}
