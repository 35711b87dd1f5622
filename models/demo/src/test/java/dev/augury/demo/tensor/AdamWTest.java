package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdamWTest {

    @Test
    void updateAgreesWithPlainLoopsOverSeveralSteps() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            int length = numbers.upTo(100);
            Slice weights = numbers.slice(length, 1);
            Slice gradients = numbers.slice(length, 1);
            Slice expected = Numbers.copy(weights);
            AdamW.Parameter parameter =
                    new AdamW.Parameter(weights, gradients, Slice.of(new float[length]), Slice.of(new float[length]));
            for (int i = 0; i < length; i++) {
                Numbers.put(expected, i, judge(Numbers.at(weights, i), Numbers.at(gradients, i)));
            }
            for (int step = 1; step <= 3; step++) {
                new AdamW(0.9f, 0.95f, 1e-8f).update(parameter, new AdamW.Step(step, 0.01f, 0.1f, step));
            }
            numbers.near("weights", weights, expected, 1e-5);
        }
    }

    /** Three steps whose gradients grow as 1, 2, 3. */
    private static double judge(double weight, double gradient) {
        double w = weight;
        double m = 0;
        double v = 0;
        for (int step = 1; step <= 3; step++) {
            double g = gradient * step;
            m = 0.9 * m + 0.1 * g;
            v = 0.95 * v + 0.05 * g * g;
            double move = m / (1 - Math.pow(0.9, step)) / (Math.sqrt(v / (1 - Math.pow(0.95, step))) + 1e-8);
            w = w - 0.01 * 0.1 * w - 0.01 * move;
        }
        return w;
    }

    @Test
    void parameterRefusesMomentsOfAnotherLength() {
        Slice four = Slice.of(new float[4]);
        assertThatThrownBy(() -> new AdamW.Parameter(four, four, four, Slice.of(new float[5])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 and 5");
    }
}
