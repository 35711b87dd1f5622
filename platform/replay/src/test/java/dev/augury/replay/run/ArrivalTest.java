package dev.augury.replay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    @Test
    void arrivalsComeAtTheirRate() {
        List<Arrival> arrivals = Arrival.poisson(5, 10, 10_000, 1);
        assertThat(arrivals.size() / 10_000.0).isCloseTo(5, within(0.1));
        double[] gaps = new double[arrivals.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (arrivals.get(i + 1).at() - arrivals.get(i).at()) / 1e9;
        }
        double mean = java.util.Arrays.stream(gaps).average().orElseThrow();
        double variance = java.util.Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElseThrow();
        assertThat(Math.sqrt(variance) / mean).as("coefficient of variation of a Poisson process").isCloseTo(1, within(0.02));
        assertThat(arrivals.stream().map(Arrival::record).distinct()).hasSize(10);
    }

    @Test
    void higherRateBringsTheSameRequestsFaster() {
        List<Arrival> slow = Arrival.poisson(1, 7, 100, 3);
        List<Arrival> fast = Arrival.poisson(4, 7, 100, 3);
        for (int i = 0; i < slow.size(); i++) {
            assertThat(fast.get(i).record()).isEqualTo(slow.get(i).record());
            assertThat((double) fast.get(i).at()).isCloseTo(slow.get(i).at() / 4.0, within(5.0));
        }
    }

    @Test
    void seedsDiffer() {
        assertThat(Arrival.poisson(1, 7, 100, 3)).isEqualTo(Arrival.poisson(1, 7, 100, 3)).isNotEqualTo(Arrival.poisson(1, 7, 100, 4));
    }

    @Test
    void nobodyComesAtNoRate() {
        assertThatThrownBy(() -> Arrival.poisson(0, 7, 100, 3)).hasMessageContaining("give positive numbers");
    }
}
