package dev.augury.predictor.oracle;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentTruth;
import dev.augury.spi.predict.SegmentView;
import java.util.SplittableRandom;

/**
 * Tells the truth of replayed segments, with the noise of LAMPS' experiments (arXiv 2410.18248): Gaussian, its standard deviation a share of the true value, on
 * length and duration; the response length is the true one. Floors are 1 token and 1 ns. The noise of a segment follows from the seed, its request and its index,
 * so it is the same in whatever order segments are asked for.
 */
final class OraclePredictor implements Predictor {

    private static final double SECONDS_MIN = 1e-9;
    private static final long REQUEST = 0x9E3779B97F4A7C15L;
    private static final long INDEX = 0xD1B54A32D192ED03L;

    private final long seed;
    private volatile OracleConfig config;

    OraclePredictor(OracleConfig config, long seed) {
        this.config = config;
        this.seed = seed;
    }

    @Override
    public Prediction predict(SegmentView segment) {
        return segment.truth().map(truth -> told(segment, truth)).orElseGet(() -> unknown(segment));
    }

    private Prediction told(SegmentView segment, SegmentTruth truth) {
        SplittableRandom random = new SplittableRandom(seed ^ segment.request() * REQUEST ^ segment.index() * INDEX);
        double tokens = Math.max(1, noisy(truth.outputTokens(), random));
        double seconds = Math.max(SECONDS_MIN, noisy(truth.callSeconds().orElse(0), random));
        return Prediction.builder()
                .outputTokens(Estimate.exactly(tokens))
                .call(
                        truth.call().isPresent() ? 1 : 0,
                        Estimate.exactly(truth.call().isPresent() ? seconds : 0),
                        Estimate.exactly(Math.max(0, truth.responseTokens().orElse(0))))
                .source(OracleFactory.NAME)
                .build();
    }

    private double noisy(double truth, SplittableRandom random) {
        return truth + config.noise() * truth * random.nextGaussian();
    }

    /** Nothing is replayed: all that may come is equally likely. */
    private static Prediction unknown(SegmentView segment) {
        double max = segment.outputTokensMax();
        return Prediction.builder().outputTokens(new Estimate(max / 2, max / 2, 0.9 * max, 0.99 * max)).source(OracleFactory.NAME).build();
    }

    @Override
    public void reconfigure(Record options) {
        config = (OracleConfig) options;
    }
}
