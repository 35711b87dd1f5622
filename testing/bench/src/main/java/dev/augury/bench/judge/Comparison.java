package dev.augury.bench.judge;

import java.util.List;

/**
 * How far one engine's next-token distributions lie from another's.
 *
 * @param prompts number of distributions
 * @param meanDivergence mean of KL(first ‖ second) over the prompts, in nats
 * @param maxDivergence the largest
 * @param decided prompts for which the first's best token leads the next by more than the noise
 * @param agreed those of them where the second has the same best token
 * @param agreedAll prompts of all where both have the same best token
 */
record Comparison(int prompts, double meanDivergence, double maxDivergence, int decided, int agreed, int agreedAll) {

    /**
     * Compares.
     *
     * @param noise lead in nats up to which two tokens count as equally good
     */
    static Comparison of(List<Distribution> first, List<Distribution> second, double noise) {
        double sum = 0;
        double max = 0;
        int decided = 0;
        int agreed = 0;
        int agreedAll = 0;
        for (int i = 0; i < first.size(); i++) {
            double divergence = first.get(i).divergence(second.get(i));
            sum += divergence;
            max = Math.max(max, divergence);
            boolean same = first.get(i).top() == second.get(i).top();
            agreedAll += same ? 1 : 0;
            if (first.get(i).margin() > noise) {
                decided++;
                agreed += same ? 1 : 0;
            }
        }
        return new Comparison(first.size(), sum / first.size(), max, decided, agreed, agreedAll);
    }
}
