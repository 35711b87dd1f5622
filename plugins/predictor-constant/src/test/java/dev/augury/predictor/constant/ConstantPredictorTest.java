package dev.augury.predictor.constant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.testing.kit.predict.ScriptedSegment;
import org.junit.jupiter.api.Test;

class ConstantPredictorTest {

    private final ConstantPredictor predictor = new ConstantPredictor(new ConstantConfig(100, 0.75, 2.5, 30));

    @Test
    void optionsAreThePrediction() {
        Prediction prediction = predictor.predict(new ScriptedSegment().tools("search"));
        assertThat(prediction.outputTokens()).isEqualTo(Estimate.exactly(100));
        assertThat(prediction.callProbability()).isEqualTo(0.75);
        assertThat(prediction.callSeconds()).isEqualTo(Estimate.exactly(2.5));
        assertThat(prediction.responseTokens()).isEqualTo(Estimate.exactly(30));
    }

    @Test
    void requestWithoutToolsMakesNoCall() {
        assertThat(predictor.predict(new ScriptedSegment()).callProbability()).isZero();
    }

    @Test
    void lengthStaysWithinTheLimitOfTheRequest() {
        assertThat(predictor.predict(new ScriptedSegment().outputTokensMax(20)).outputTokens()).isEqualTo(Estimate.exactly(20));
    }

    @Test
    void optionsChangeWhileServing() {
        predictor.reconfigure(new ConstantConfig(7, 0, 0, 0));
        assertThat(predictor.predict(new ScriptedSegment()).outputTokens()).isEqualTo(Estimate.exactly(7));
    }
}
