package dev.augury.bench.judge;

/** Next-token distributions as natural logarithms of probabilities, and the distance between two. */
record Distribution(double[] logprobs) {

    /** Makes one from logits. */
    static Distribution ofLogits(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        double log = max + Math.log(sum);
        double[] logprobs = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            logprobs[i] = logits[i] - log;
        }
        return new Distribution(logprobs);
    }

    /** Returns the Kullback–Leibler divergence of {@code other} from this one, in nats. */
    double divergence(Distribution other) {
        double sum = 0;
        for (int i = 0; i < logprobs.length; i++) {
            double p = Math.exp(logprobs[i]);
            if (p > 0) {
                sum += p * (logprobs[i] - other.logprobs[i]);
            }
        }
        return sum;
    }

    /** Returns the most probable token. */
    int top() {
        int top = 0;
        for (int i = 1; i < logprobs.length; i++) {
            if (logprobs[i] > logprobs[top]) {
                top = i;
            }
        }
        return top;
    }

    /** Returns how much the most probable token's logarithm exceeds the next one's. */
    double margin() {
        int top = top();
        double next = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < logprobs.length; i++) {
            if (i != top) {
                next = Math.max(next, logprobs[i]);
            }
        }
        return logprobs[top] - next;
    }

    /** Returns the probability of the most probable token. */
    double topProbability() {
        return Math.exp(logprobs[top()]);
    }
}
