package dev.augury.demo.train;

/**
 * The learning rate: rises evenly over the first steps, then falls along half a cosine to a share of its height (Loshchilov and Hutter,
 * 2017).
 *
 * @param largest the height
 * @param warmup steps of the rise
 * @param tokens when the fall ends
 */
record Schedule(float largest, int warmup, long tokens) {

    private static final double LAST = 0.05;

    /** Returns the rate of a step, counted from 0, before which so many tokens were computed. */
    float rate(long step, long done) {
        double rise = Math.min(1, (step + 1.0) / (warmup + 1.0));
        double way = Math.min(1, (double) done / tokens);
        return (float) (largest * rise * (LAST + (1 - LAST) * 0.5 * (1 + Math.cos(Math.PI * way))));
    }
}
