package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RmsNormTest {
    private static final double EPSILON = 1e-5;

    @Test
    void forwardAgreesWithPlainLoops() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            int width = 1 + numbers.upTo(80);
            int rows = numbers.upTo(4);
            Slice x = numbers.slice(rows * width, 2);
            Slice weight = numbers.slice(width, 1);
            Slice y = numbers.slice(rows * width, 1);
            Slice expected = Numbers.copy(y);
            for (int i = 0; i < x.length(); i++) {
                Numbers.put(expected, i, Numbers.at(x, i) * factor(x, i / width, width) * Numbers.at(weight, i % width));
            }
            new RmsNorm(width, (float) EPSILON).forward(x, weight, y);
            numbers.near("y", y, expected, 1e-5);
        }
    }

    @Test
    void backwardAgreesWithPlainLoops() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            int width = 1 + numbers.upTo(80);
            int rows = numbers.upTo(4);
            Slice x = numbers.slice(rows * width, 2);
            Slice weight = numbers.slice(width, 1);
            Slice dy = numbers.slice(rows * width, 1);
            Slice dx = numbers.slice(rows * width, 1);
            Slice dWeight = numbers.slice(width, 1);
            Slice expected = Numbers.copy(dx);
            Slice expectedWeight = Numbers.copy(dWeight);
            for (int row = 0; row < rows; row++) {
                judge(row, width, new Slice[] {x, weight, dy, expected, expectedWeight});
            }
            new RmsNorm(width, (float) EPSILON).backward(x, weight, dy, dx, dWeight);
            numbers.near("dx", dx, expected, 1e-4);
            numbers.near("dWeight", dWeight, expectedWeight, 1e-4);
        }
    }

    @Test
    void forwardRefusesAWeightOfAnotherWidth() {
        Slice x = Slice.of(new float[8]);
        assertThatThrownBy(() -> new RmsNorm(4, (float) EPSILON).forward(x, Slice.of(new float[3]), x))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows of 4");
    }

    /** y_i = x_i f w_i with f = (mean x² + ε)^(-1/2): dx_j = dy_j w_j f − x_j f³ / n · Σ dy_i w_i x_i. */
    private static void judge(int row, int width, Slice[] s) {
        double f = factor(s[0], row, width);
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += (double) Numbers.at(s[2], row * width + i) * Numbers.at(s[1], i) * Numbers.at(s[0], row * width + i);
        }
        for (int i = 0; i < width; i++) {
            int at = row * width + i;
            double x = Numbers.at(s[0], at);
            double dy = Numbers.at(s[2], at);
            Numbers.put(s[3], at, Numbers.at(s[3], at) + dy * Numbers.at(s[1], i) * f - x * f * f * f / width * sum);
            Numbers.put(s[4], i, Numbers.at(s[4], i) + dy * x * f);
        }
    }

    private static double factor(Slice x, int row, int width) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            sum += (double) Numbers.at(x, row * width + i) * Numbers.at(x, row * width + i);
        }
        return 1 / Math.sqrt(sum / width + EPSILON);
    }
}
