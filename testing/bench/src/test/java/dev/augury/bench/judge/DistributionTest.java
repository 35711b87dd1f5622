package dev.augury.bench.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final Distribution HALVES = Distribution.ofLogits(new float[] {1, 1});
    private static final Distribution QUARTERS = Distribution.ofLogits(new float[] {(float) Math.log(3), 0});

    @Test
    void divergenceIsTheMeanOfLogarithmicRatios() {
        assertThat(HALVES.divergence(QUARTERS)).isCloseTo(0.5 * Math.log(0.5 / 0.75) + 0.5 * Math.log(0.5 / 0.25), within(1e-7));
        assertThat(QUARTERS.divergence(QUARTERS)).isZero();
    }

    @Test
    void marginIsTheLeadOfTheBestToken() {
        assertThat(QUARTERS.margin()).isCloseTo(Math.log(3), within(1e-7));
        assertThat(QUARTERS.topProbability()).isCloseTo(0.75, within(1e-7));
    }

    @Test
    void comparisonCountsAgreementOnlyWhereTheFirstIsDecided() {
        Distribution other = Distribution.ofLogits(new float[] {0, 1});
        Comparison comparison = Comparison.of(List.of(QUARTERS, QUARTERS, HALVES), List.of(QUARTERS, other, other), 0.1);
        assertThat(comparison.decided()).isEqualTo(2);
        assertThat(comparison.agreed()).isEqualTo(1);
        assertThat(comparison.agreedAll()).isEqualTo(1);
        assertThat(comparison.meanDivergence()).isLessThan(comparison.maxDivergence());
    }
}
