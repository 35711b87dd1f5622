package dev.augury.predictor.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.predict.Estimate;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.predict.SegmentTruth;
import dev.augury.testing.kit.predict.ScriptedSegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OraclePredictorTest {

    private record Truth(int outputTokens, Optional<String> call, OptionalDouble callSeconds, OptionalInt responseTokens) implements SegmentTruth {}

    private static final Truth SEARCH = new Truth(200, Optional.of("search"), OptionalDouble.of(3), OptionalInt.of(40));
    private static final Truth LAST = new Truth(12, Optional.empty(), OptionalDouble.empty(), OptionalInt.empty());

    private static Prediction predict(double noise, long request, int index, Truth truth) {
        return new OraclePredictor(new OracleConfig(noise), 5).predict(new ScriptedSegment().request(request).index(index).truth(truth));
    }

    @Test
    void truthIsTold() {
        Prediction prediction = predict(0, 1, 0, SEARCH);
        assertThat(prediction.outputTokens()).isEqualTo(Estimate.exactly(200));
        assertThat(prediction.callProbability()).isEqualTo(1);
        assertThat(prediction.callSeconds()).isEqualTo(Estimate.exactly(3));
        assertThat(prediction.responseTokens()).isEqualTo(Estimate.exactly(40));
    }

    @Test
    void lastSegmentMakesNoCall() {
        Prediction prediction = predict(0.3, 1, 4, LAST);
        assertThat(prediction.callProbability()).isZero();
        assertThat(prediction.callSeconds()).isEqualTo(Estimate.exactly(0));
    }

    @Test
    void noiseIsGaussianAndLeavesTheResponseAlone() {
        double[] tokens = IntStream.range(0, 20_000).mapToDouble(i -> predict(0.3, i, 0, SEARCH).outputTokens().mean()).toArray();
        double[] seconds = IntStream.range(0, 20_000).mapToDouble(i -> predict(0.3, i, 0, SEARCH).callSeconds().mean()).toArray();
        assertThat(mean(tokens)).isCloseTo(200, within(2.0));
        assertThat(deviation(tokens)).isCloseTo(60, within(2.0));
        assertThat(mean(seconds)).isCloseTo(3, within(0.05));
        assertThat(deviation(seconds)).isCloseTo(0.9, within(0.05));
        assertThat(predict(0.3, 7, 0, SEARCH).responseTokens()).isEqualTo(Estimate.exactly(40));
    }

    @Test
    void noiseFollowsFromSeedRequestAndIndex() {
        assertThat(predict(0.3, 7, 1, SEARCH).toString()).isEqualTo(predict(0.3, 7, 1, SEARCH).toString());
        assertThat(predict(0.3, 7, 1, SEARCH).outputTokens()).isNotEqualTo(predict(0.3, 7, 2, SEARCH).outputTokens());
        assertThat(predict(0.3, 7, 1, SEARCH).outputTokens()).isNotEqualTo(predict(0.3, 8, 1, SEARCH).outputTokens());
    }

    @Test
    void floorsHold() {
        for (int request = 0; request < 1000; request++) {
            Prediction prediction = predict(5, request, 0, SEARCH);
            assertThat(prediction.outputTokens().mean()).isGreaterThanOrEqualTo(1);
            assertThat(prediction.callSeconds().mean()).isGreaterThanOrEqualTo(1e-9);
        }
    }

    @Test
    void nothingIsKnownInService() {
        Prediction prediction = new OraclePredictor(new OracleConfig(0), 5).predict(new ScriptedSegment().outputTokensMax(100));
        assertThat(prediction.outputTokens()).isEqualTo(new Estimate(50, 50, 90, 99));
        assertThat(prediction.callProbability()).isZero();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).average().orElseThrow());
    }
}
