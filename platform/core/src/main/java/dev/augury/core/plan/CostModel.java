package dev.augury.core.plan;

import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.schedule.CostView;

/**
 * What a step costs on this machine, fitted while serving: {@code t = base + a·prefillTokens + b·decodes + c·pairs + d·context}. A pair is a token of a prompt and a
 * token it reads; the context is what decodes read. These cost about ten times as much, because the tokens of a prompt share what they read and a decode reads alone.
 *
 * <p>Least squares over the last steps, recursive in its sums {@code A = Σ w·x·xᵀ} and {@code b = Σ w·x·t}, which forget; solved by coordinate descent under
 * the condition that nothing takes negative time, beginning at the last solution and held to it where the last steps say nothing. (The usual recursion in the
 * covariance blows up here: most steps in a row look alike.) The weight 1/t counts errors of short steps as much as those of long ones. Touched by the loop of
 * the lane alone.
 */
public final class CostModel implements CostView {

    /** Scales of the features, so that all of them are near 1 in a usual step; the result is in milliseconds. */
    private static final double[] SCALE = {1, 100, 10, 100_000, 10_000};

    /** Guess for the first step: 1 ms and 2 ms per token, which is a slow machine with a model of 1 B weights. */
    private static final double[] GUESS = {1, 200, 20, 1, 1};

    private static final int FEATURES = 5;
    private static final int SWEEPS = 20;
    private static final double SETTLED = 1e-6;
    private static final int TRUSTED_AFTER = 16;
    private static final double KEPT = 0.98;
    private static final double HOLD = 1e-4;
    private static final double SWAP_WEIGHT = 0.2;
    private static final double NANOS_PER_MILLI = 1e6;

    private final double[] theta = GUESS.clone();
    private final double[][] products = new double[FEATURES][FEATURES];
    private final double[] times = new double[FEATURES];
    private final long bytesPerToken;
    private double swapNanosPerToken;
    private long observations;

    /** Makes a model that knows nothing but the geometry. */
    public CostModel(EngineGeometry geometry) {
        bytesPerToken = Math.max(1, geometry.blockBytes() / geometry.blockTokens());
        swapNanosPerToken = bytesPerToken;
    }

    /** Learns from a step that took that long. One pause among many steps, as of a garbage collection, counts for little. */
    public void observe(Load load, long nanos) {
        double[] x = features(load);
        double took = nanos / NANOS_PER_MILLI;
        if (observations++ > TRUSTED_AFTER) {
            took = Math.min(took, 4 * dot(theta, x) + 1);
        }
        double weight = 1 / Math.max(took, 0.1);
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < FEATURES; j++) {
                products[i][j] = products[i][j] * KEPT + weight * x[i] * x[j];
            }
            times[i] = times[i] * KEPT + weight * x[i] * took;
        }
        solve();
    }

    private void solve() {
        double[] last = theta.clone();
        double change = Double.MAX_VALUE;
        for (int sweep = 0; sweep < SWEEPS && change > SETTLED; sweep++) {
            change = 0;
            for (int i = 0; i < FEATURES; i++) {
                double before = theta[i];
                double others = dot(products[i], theta) - products[i][i] * before;
                theta[i] = Math.max(0, (times[i] + HOLD * last[i] - others) / (products[i][i] + HOLD));
                change = Math.max(change, Math.abs(theta[i] - before));
            }
        }
    }

    /** Learns from copies of that many tokens' blocks that took that long. */
    public void observeSwap(int tokens, long nanos) {
        swapNanosPerToken += SWAP_WEIGHT * ((double) nanos / tokens - swapNanosPerToken);
    }

    /**
     * Returns how many tokens of prompts fit into a step beside running decodes.
     *
     * @param target nanoseconds that the step may take
     * @param decodes what is in the step already
     * @param context cached tokens that each token of a prompt will read
     */
    public int prefillWithin(long target, Load decodes, long context) {
        double left = target / NANOS_PER_MILLI - dot(theta, features(decodes));
        double perToken = theta[1] / SCALE[1] + theta[3] * context / SCALE[3];
        return (int) Math.clamp(left / Math.max(perToken, 1e-9), 0, Integer.MAX_VALUE / 2);
    }

    /** Returns the time of a step. */
    public long stepNanos(Load load) {
        return nanos(dot(theta, features(load)));
    }

    @Override
    public long stepNanos(int prefillTokens, int decodes, long contextTokens) {
        return stepNanos(new Load(prefillTokens, decodes, 0, contextTokens));
    }

    @Override
    public long recomputeNanos(int tokens) {
        return stepNanos(Load.NONE.plus(tokens, 0));
    }

    @Override
    public long swapNanos(int tokens) {
        return (long) (swapNanosPerToken * tokens);
    }

    @Override
    public long bytesPerToken() {
        return bytesPerToken;
    }

    private static long nanos(double millis) {
        return (long) (millis * NANOS_PER_MILLI);
    }

    private static double[] features(Load load) {
        return new double[] {1, load.prefillTokens() / SCALE[1], load.decodes() / SCALE[2], load.pairs() / SCALE[3], load.context() / SCALE[4]};
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < FEATURES; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
