package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;

/** Seeded slices and their comparison. */
final class Numbers {
    private final long seed;
    private final Random random;

    Numbers(long seed) {
        this.seed = seed;
        random = new Random(seed);
    }

    /** Numbers of about the size of spread, somewhere within their array. */
    Slice slice(int length, double spread) {
        int offset = random.nextInt(7);
        float[] data = new float[offset + length + random.nextInt(7)];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (random.nextGaussian() * spread);
        }
        return new Slice(data, offset, length);
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    static Slice copy(Slice x) {
        return new Slice(x.data().clone(), x.offset(), x.length());
    }

    static float at(Slice x, int i) {
        return x.data()[x.offset() + i];
    }

    static void put(Slice x, int i, double value) {
        x.data()[x.offset() + i] = (float) value;
    }

    /** Compares within slack times the larger of 1 and the expected number; what lies outside the slices must be the same bits. */
    void near(String what, Slice actual, Slice expected, double slack) {
        for (int i = 0; i < actual.data().length; i++) {
            float want = expected.data()[i];
            boolean within = i >= actual.offset() && i < actual.end();
            assertThat(actual.data()[i])
                    .as("seed %d, %s at %d of %d", seed, what, i - actual.offset(), actual.length())
                    .isCloseTo(want, Offset.offset((float) (within ? slack * Math.max(1, Math.abs(want)) : 0)));
        }
    }
}
