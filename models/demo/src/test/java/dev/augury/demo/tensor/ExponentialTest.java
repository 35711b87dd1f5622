package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.incubator.vector.FloatVector;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ExponentialTest {

    @Test
    void expIsGoodToThreeInTenMillion() {
        int lanes = FloatVector.SPECIES_PREFERRED.length();
        float[] x = new float[lanes];
        for (float from = -87; from < 87; from += 0.37f) {
            for (int i = 0; i < lanes; i++) {
                x[i] = from + i * 0.37f / lanes;
            }
            FloatVector e = Exponential.exp(FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, x, 0));
            for (int i = 0; i < lanes; i++) {
                double right = Math.exp(Math.min(x[i], 87));
                assertThat((double) e.lane(i)).as("e^%s", x[i]).isCloseTo(right, Percentage.withPercentage(3e-5));
            }
        }
    }
}
