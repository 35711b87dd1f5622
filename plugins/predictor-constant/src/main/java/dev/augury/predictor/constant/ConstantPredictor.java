package dev.augury.predictor.constant;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.Predictor;
import dev.augury.spi.predict.SegmentView;

/** Says the same of all segments, within their limits; only the options ever change. */
final class ConstantPredictor implements Predictor {

    private volatile ConstantConfig config;

    ConstantPredictor(ConstantConfig config) {
        this.config = config;
    }

    @Override
    public Prediction predict(SegmentView segment) {
        ConstantConfig now = config;
        double probability = segment.tools().isEmpty() ? 0 : now.callProbability();
        return Prediction.builder()
                .outputTokens(Estimate.exactly(Math.min(segment.outputTokensMax(), now.outputTokens())))
                .call(probability, Estimate.exactly(now.callSeconds()), Estimate.exactly(now.responseTokens()))
                .source(ConstantFactory.NAME)
                .build();
    }

    @Override
    public void reconfigure(Record options) {
        config = (ConstantConfig) options;
    }
}
