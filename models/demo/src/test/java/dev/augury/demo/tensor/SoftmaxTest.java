package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoftmaxTest {

    @Test
    void forwardAgreesWithPlainLoops() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            Slice row = numbers.slice(1 + numbers.upTo(300), 10);
            Slice expected = probabilities(row, 0.125);
            Softmax.forward(row, 0.125f);
            numbers.near("row", row, expected, 1e-6);
        }
    }

    @Test
    void backwardAgreesWithPlainLoops() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            Slice row = probabilities(numbers.slice(1 + numbers.upTo(300), 2), 1);
            Slice gradient = numbers.slice(row.length(), 1);
            Slice expected = Numbers.copy(gradient);
            double mean = 0;
            for (int i = 0; i < row.length(); i++) {
                mean += (double) Numbers.at(row, i) * Numbers.at(gradient, i);
            }
            for (int i = 0; i < row.length(); i++) {
                Numbers.put(expected, i, 0.125 * Numbers.at(row, i) * (Numbers.at(gradient, i) - mean));
            }
            Softmax.backward(row, gradient, 0.125f);
            numbers.near("gradient", gradient, expected, 1e-6);
        }
    }

    @Test
    void crossEntropyAgreesWithPlainLoops() {
        for (int seed = 0; seed < 20; seed++) {
            Numbers numbers = new Numbers(seed);
            Slice row = numbers.slice(1 + numbers.upTo(3000), 4);
            int target = numbers.upTo(row.length());
            Slice expected = probabilities(row, 1);
            double loss = -Math.log(Numbers.at(expected, target));
            Numbers.put(expected, target, Numbers.at(expected, target) - 1);
            for (int i = 0; i < row.length(); i++) {
                Numbers.put(expected, i, 0.25 * Numbers.at(expected, i));
            }
            assertThat(Softmax.crossEntropy(row, target, 0.25f)).as("seed %d", seed).isCloseTo(loss, Offset.offset(1e-5));
            numbers.near("row", row, expected, 1e-6);
        }
    }

    @Test
    void crossEntropyRefusesATargetBeyondTheRow() {
        assertThatThrownBy(() -> Softmax.crossEntropy(Slice.of(new float[4]), 4, 1f))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Target 4");
    }

    private static Slice probabilities(Slice row, double scale) {
        Slice result = Numbers.copy(row);
        double highest = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < row.length(); i++) {
            highest = Math.max(highest, Numbers.at(row, i));
        }
        for (int i = 0; i < row.length(); i++) {
            sum += Math.exp(scale * (Numbers.at(row, i) - highest));
        }
        for (int i = 0; i < row.length(); i++) {
            Numbers.put(result, i, Math.exp(scale * (Numbers.at(row, i) - highest)) / sum);
        }
        return result;
    }
}
