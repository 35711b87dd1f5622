package dev.augury.engine.cpu.kernel;

import java.util.random.RandomGenerator;

/** Random values of the size that models have. */
final class RandomMaterial {
    private RandomMaterial() {}

    static void fill(float[] values, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
    }
}
