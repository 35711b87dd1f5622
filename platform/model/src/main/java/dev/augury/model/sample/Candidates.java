package dev.augury.model.sample;

import dev.augury.spi.engine.TokenMask;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that are still in the draw, in ascending order, each with its weight: its probability relative to the most probable one's.
 * Each filter works on what the one before left.
 */
final class Candidates {

    /** Up to so many best tokens a heap is faster than selecting. */
    private static final int HEAP_MAX = 256;

    private final int[] tokens;
    private final float[] weights;
    private final boolean[] kept;
    private final Ranking ranking;
    private int size;
    /** The sum of weights, or negative when it is not known. */
    private double sum;

    Candidates(int vocabulary) {
        tokens = new int[vocabulary];
        weights = new float[vocabulary];
        kept = new boolean[vocabulary];
        ranking = new Ranking(vocabulary);
    }

    int size() {
        return size;
    }

    /** Takes the allowed tokens whose logits are not minus infinity; their weights are their logits until {@link #weigh}. */
    void take(float[] logits, @Nullable TokenMask mask) {
        size = 0;
        for (int token = 0; token < logits.length; token++) {
            if (logits[token] > Float.NEGATIVE_INFINITY && (mask == null || mask.allows(token))) {
                tokens[size] = token;
                weights[size++] = logits[token];
            }
        }
    }

    /** Returns the first of the tokens with the largest weight. */
    int best() {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (weights[i] > weights[best]) {
                best = i;
            }
        }
        return tokens[best];
    }

    /** Keeps the {@code k} largest. */
    void topK(int k) {
        if (k >= size) {
            return;
        }
        ranking.clear();
        for (int i = 0; i < size; i++) {
            if (k <= HEAP_MAX) {
                ranking.offer(weights[i], i, k);
            } else {
                ranking.add(weights[i], i);
            }
        }
        if (k > HEAP_MAX) {
            ranking.select(null, k);
        }
        keep(k);
    }

    /** Turns logits into weights. */
    void weigh(float temperature) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, weights[i]);
        }
        for (int i = 0; i < size; i++) {
            weights[i] = Exponential.of((weights[i] - largest) / temperature);
        }
        sum = -1;
    }

    private double sum() {
        if (sum < 0) {
            sum = 0;
            for (int i = 0; i < size; i++) {
                sum += weights[i];
            }
        }
        return sum;
    }

    /** Keeps the fewest tokens of mass {@code p} whose surprise is closest to the mean surprise (Meister et al. 2022). */
    void typical(float p) {
        if (p >= 1) {
            return;
        }
        double all = sum();
        double entropy = 0;
        for (int i = 0; i < size; i++) {
            if (weights[i] > 0) {
                entropy -= weights[i] / all * Math.log(weights[i] / all);
            }
        }
        ranking.clear();
        for (int i = 0; i < size; i++) {
            if (weights[i] > 0) {
                ranking.add((float) -Math.abs(-Math.log(weights[i] / all) - entropy), i);
            }
        }
        keep(Math.max(1, ranking.select(weights, p * sum())));
    }

    /** Keeps the fewest tokens of mass {@code p} that are most probable (Holtzman et al. 2020). */
    void topP(float p) {
        if (p >= 1) {
            return;
        }
        // Tokens below this bound have together less than 1 − p, so none of them is among the fewest.
        double bound = (1 - (double) p) * sum() / size;
        ranking.clear();
        for (int i = 0; i < size; i++) {
            if (weights[i] >= bound) {
                ranking.add(weights[i], i);
            }
        }
        keep(Math.max(1, ranking.select(weights, p * sum())));
    }

    /** Keeps tokens of at least {@code p} times the largest probability. */
    void minP(float p) {
        if (p <= 0) {
            return;
        }
        float largest = 0;
        for (int i = 0; i < size; i++) {
            largest = Math.max(largest, weights[i]);
        }
        int left = 0;
        for (int i = 0; i < size; i++) {
            if (weights[i] >= p * largest) {
                move(i, left++);
            }
        }
        size = left;
        sum = -1;
    }

    /** Returns the token at that share of the sum of weights. */
    int at(double share) {
        double wanted = share * sum();
        double reached = 0;
        int last = 0;
        for (int i = 0; i < size; i++) {
            if (weights[i] > 0) {
                last = i;
                reached += weights[i];
                if (reached > wanted) {
                    break;
                }
            }
        }
        return tokens[last];
    }

    /** Keeps the first {@code count} of the ranking, in ascending order of tokens. */
    private void keep(int count) {
        for (int i = 0; i < count; i++) {
            kept[ranking.index(i)] = true;
        }
        int left = 0;
        for (int i = 0; i < size; i++) {
            if (kept[i]) {
                kept[i] = false;
                move(i, left++);
            }
        }
        size = left;
        sum = -1;
    }

    private void move(int from, int to) {
        tokens[to] = tokens[from];
        weights[to] = weights[from];
    }
}
