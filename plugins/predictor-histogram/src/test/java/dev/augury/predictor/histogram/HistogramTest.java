package dev.augury.predictor.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.augury.spi.predict.Estimate;
import dev.augury.testing.kit.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HistogramTest {

    @RegisterExtension
    final Seeds seeds = new Seeds();

    @Test
    void oneValueIsExact() {
        Histogram histogram = new Histogram(Span.TOKENS, 10);
        for (int i = 0; i < 5; i++) {
            histogram.add(47);
        }
        assertThat(histogram.estimate().p50()).isEqualTo(47);
        assertThat(histogram.estimate().p99()).isEqualTo(47);
        assertThat(histogram.estimate().mean()).isCloseTo(47, within(1e-9));
    }

    @Test
    void quantilesAreWithinABin() {
        SplittableRandom random = seeds.random("values");
        for (Span span : new Span[] {Span.TOKENS, Span.SECONDS}) {
            double[] values = new double[5000];
            Histogram histogram = new Histogram(span, 1e9);
            for (int i = 0; i < values.length; i++) {
                values[i] = Math.exp(random.nextGaussian() * 1.2 + (span == Span.TOKENS ? 4 : -2));
                histogram.add(values[i]);
            }
            Arrays.sort(values);
            Estimate estimate = histogram.estimate();
            assertThat(estimate.p50()).isCloseTo(values[2499], Percentage.withPercentage(10));
            assertThat(estimate.p90()).isCloseTo(values[4499], Percentage.withPercentage(10));
            assertThat(estimate.p99()).isCloseTo(values[4949], Percentage.withPercentage(15));
            assertThat(estimate.mean()).isCloseTo(Arrays.stream(values).average().orElseThrow(), Percentage.withPercentage(0.1));
        }
    }

    @Test
    void observationCountsHalfAfterAHalfLife() {
        Histogram histogram = new Histogram(Span.TOKENS, 100);
        for (int i = 0; i < 20_000; i++) {
            histogram.add(10);
        }
        for (int i = 0; i < 100; i++) {
            histogram.add(1000);
        }
        assertThat(histogram.estimate().mean()).isCloseTo((10 + 1000) / 2.0, Percentage.withPercentage(0.1));
        assertThat(histogram.weight()).isCloseTo(100 / Math.log(2), Percentage.withPercentage(1));
    }

    @Test
    void longHistoryDoesNotOverflow() {
        Histogram histogram = new Histogram(Span.SECONDS, 1);
        for (int i = 0; i < 10_000; i++) {
            histogram.add(i % 2);
        }
        assertThat(histogram.estimate().mean()).isBetween(0.3, 0.7);
        assertThat(histogram.weight()).isCloseTo(2, within(1e-6));
    }

    @Test
    void extremesFindTheirBins() {
        Histogram histogram = new Histogram(Span.SECONDS, 10);
        histogram.add(0);
        histogram.add(0);
        histogram.add(1e12);
        assertThat(histogram.estimate().p50()).isZero();
        assertThat(histogram.estimate().p99()).isBetween(1e6, 1e12);
    }
}
