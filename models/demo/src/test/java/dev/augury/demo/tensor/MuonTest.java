package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuonTest {

    private static final float RATE = 0.5f;

    private static float[] random(int length, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) chance.nextGaussian();
        }
        return numbers;
    }

    private static Muon.Parameter parameter(float[] weights, float[] gradients, int columns) {
        return new Muon.Parameter(Slice.of(weights), Slice.of(gradients), Slice.of(new float[weights.length]), columns);
    }

    @ParameterizedTest
    @CsvSource({"24, 24", "70, 24", "24, 70"})
    void aStepIsNearlyOrthogonalOnItsShorterSideWhateverTheSizeOfGradients(int rows, int columns) {
        for (float scale : new float[] {1e-6f, 1, 1e4f}) {
            float[] weights = new float[rows * columns];
            new Muon(new VectorGemm(), 0.95f).update(parameter(weights, random(rows * columns, 7), columns), new Muon.Step(RATE, 0, scale));
            double pace = RATE * Math.sqrt(Math.max(1, (double) rows / columns));
            int side = Math.min(rows, columns);
            double trace = 0;
            for (float weight : weights) {
                trace += weight / pace * (weight / pace);
            }
            assertThat(trace / side).as("mean square of the singular values, scale %s, seed 7", scale).isBetween(0.5, 1.3);
        }
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "30, 12", "12, 30"})
    void aStepGoesDownhill(int rows, int columns) {
        float[] weights = new float[rows * columns];
        float[] gradients = random(rows * columns, 11);
        new Muon(new VectorGemm(), 0.95f).update(parameter(weights, gradients, columns), new Muon.Step(RATE, 0, 1));
        double along = 0;
        for (int i = 0; i < weights.length; i++) {
            along += (double) weights[i] * gradients[i];
        }
        assertThat(along).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"5, 8", "8, 5"})
    void decayShrinksWeightsWithoutAGradient(int rows, int columns) {
        float[] weights = random(rows * columns, 3);
        float[] before = weights.clone();
        new Muon(new VectorGemm(), 0.95f).update(parameter(weights, new float[weights.length], columns), new Muon.Step(RATE, 0.1f, 1));
        for (int i = 0; i < weights.length; i++) {
            assertThat(weights[i]).isEqualTo(before[i] * (1 - RATE * 0.1f));
        }
    }
}
