package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class SlicesTest {

    @Test
    void addScaledAndScaleAgreeWithPlainLoops() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            Slice x = numbers.slice(numbers.upTo(100), 1);
            Slice to = numbers.slice(x.length(), 1);
            Slice expected = Numbers.copy(to);
            for (int i = 0; i < x.length(); i++) {
                Numbers.put(expected, i, 3.0 * (Numbers.at(to, i) + 0.5 * Numbers.at(x, i) + Numbers.at(x, i)));
            }
            Slices.addScaled(x, 0.5f, to);
            Slices.add(x, to);
            Slices.scale(to, 3f);
            numbers.near("to", to, expected, 1e-5);
        }
    }

    @Test
    void squaredNormSumsAcrossRuns() {
        Slice x = new Numbers(3).slice(10_007, 1);
        double sum = 0;
        for (int i = 0; i < x.length(); i++) {
            sum += (double) Numbers.at(x, i) * Numbers.at(x, i);
        }
        assertThat(Slices.squaredNorm(x)).isCloseTo(sum, Percentage.withPercentage(1e-4));
    }

    @Test
    void sliceRefusesToLeaveItsArray() {
        assertThatThrownBy(() -> new Slice(new float[4], 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 from 2");
    }
}
