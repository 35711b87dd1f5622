package dev.augury.spi.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PredictionTest {

    private static final Estimate TEN = Estimate.exactly(10);

    @Test
    void estimateWithoutSpreadIsTheSameEverywhere() {
        assertThat(Estimate.exactly(3)).isEqualTo(new Estimate(3, 3, 3, 3));
    }

    @Test
    void meanMayLieBeyondAnyQuantile() {
        assertThat(new Estimate(1000, 1, 2, 3).mean()).isEqualTo(1000);
    }

    @Test
    void estimatesThatAreNoneAreRefused() {
        double[][] wrong = {{-1, 1, 1, 1}, {1, -1, 1, 1}, {1, 2, 1, 3}, {1, 1, 3, 2}, {Double.NaN, 1, 1, 1}, {1, 1, 1, Double.POSITIVE_INFINITY},
            {Double.POSITIVE_INFINITY, 1, 1, 1}, {1, Double.NaN, 1, 1}};
        for (double[] values : wrong) {
            assertThatThrownBy(() -> new Estimate(values[0], values[1], values[2], values[3]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("p50 <= p90 <= p99");
        }
    }

    @Test
    void predictionNeedsOnlyTheLength() {
        Prediction prediction = Prediction.builder().outputTokens(TEN).build();
        assertThat(prediction.outputTokens()).isEqualTo(TEN);
        assertThat(prediction.callProbability()).isZero();
        assertThat(prediction.callSeconds()).isEqualTo(Estimate.exactly(0));
        assertThat(prediction.responseTokens()).isEqualTo(Estimate.exactly(0));
        assertThat(prediction.source()).isEmpty();
        assertThatThrownBy(() -> Prediction.builder().build()).isInstanceOf(NullPointerException.class).hasMessageContaining("outputTokens is not set");
    }

    @Test
    void predictionKeepsWhatItIsGiven() {
        Prediction prediction = Prediction.builder().outputTokens(TEN).call(0.5, Estimate.exactly(2), Estimate.exactly(30)).source("me").build();
        assertThat(prediction.callProbability()).isEqualTo(0.5);
        assertThat(prediction.callSeconds().mean()).isEqualTo(2);
        assertThat(prediction.responseTokens().mean()).isEqualTo(30);
        assertThat(prediction.source()).isEqualTo("me");
    }

    @Test
    void chancesAreChances() {
        for (double chance : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> Prediction.builder().call(chance, TEN, TEN)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
