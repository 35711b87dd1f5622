package dev.augury.demo.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.augury.demo.tensor.Gemm.Block;
import dev.augury.demo.tensor.Gemm.Size;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorGemmTest {
    private static final int CASES = 200;

    private final Gemm gemm = new VectorGemm();
    private final Gemm judge = new ScalarGemm();

    @Test
    void multiplyAgreesWithPlainLoopsOnRandomShapes() {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            compare(seed, random, new Size(1 + random.nextInt(40), 1 + random.nextInt(150), 1 + random.nextInt(70)));
        }
    }

    @Test
    void multiplyAgreesWithPlainLoopsAcrossTheBlocksOfTheCache() {
        int[][] shapes = {{13, 513, 257}, {6, 1030, 512}, {7, 64, 700}, {1, 1, 600}, {64, 600, 1}};
        for (int seed = 0; seed < 20; seed++) {
            int[] shape = shapes[seed % shapes.length];
            compare(seed, new Random(seed), new Size(shape[0], shape[1], shape[2]));
        }
    }

    @Test
    void multiplyOverNoTermsSetsZeroUnlessItAdds() {
        float[] c = {1, 2, 3, 4};
        Block none = new Block(new float[0], 0, 2, false);
        gemm.multiply(none, none, new Block(c, 0, 2, false), new Size(2, 2, 0), true);
        assertThat(c).containsExactly(1, 2, 3, 4);
        gemm.multiply(new Block(new float[0], 0, 0, false), none, new Block(c, 0, 2, false), new Size(2, 2, 0), false);
        assertThat(c).containsExactly(0, 0, 0, 0);
    }

    @Test
    void multiplyTwiceGivesTheSameBits() {
        Random random = new Random(5);
        Size size = new Size(50, 300, 520);
        Block a = block(random, size.m(), size.k());
        Block b = block(random, size.k(), size.n());
        float[] first = new float[size.m() * size.n()];
        float[] second = new float[size.m() * size.n()];
        gemm.multiply(a, b, new Block(first, 0, size.n(), false), size, false);
        new VectorGemm().multiply(a, b, new Block(second, 0, size.n(), false), size, false);
        assertThat(second).containsExactly(first);
    }

    @Test
    void multiplyRefusesABlockThatLeavesItsArray() {
        Block a = new Block(new float[12], 1, 4, false);
        Block b = new Block(new float[8], 0, 2, false);
        Block c = new Block(new float[6], 0, 2, false);
        assertThatThrownBy(() -> gemm.multiply(a, b, c, new Size(3, 2, 4), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("left factor of 3 × 4");
        assertThatThrownBy(() -> gemm.multiply(b, b, new Block(new float[4], 0, 2, true), new Size(2, 2, 2), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("transposed");
    }

    private void compare(int seed, Random random, Size size) {
        Block a = block(random, size.m(), size.k());
        Block b = block(random, size.k(), size.n());
        int offset = random.nextInt(5);
        int stride = size.n() + random.nextInt(9);
        float[] expected = values(random, offset + size.m() * stride);
        float[] actual = expected.clone();
        boolean add = random.nextBoolean();
        judge.multiply(a, b, new Block(expected, offset, stride, false), size, add);
        gemm.multiply(a, b, new Block(actual, offset, stride, false), size, add);
        for (int i = 0; i < actual.length; i++) {
            boolean within = i >= offset && (i - offset) % stride < size.n() && (i - offset) / stride < size.m();
            float slack = within ? 2e-7f * (8 + size.k()) : 0;
            if (!(Math.abs(actual[i] - expected[i]) <= slack)) {
                throw new AssertionError("seed " + seed + ", " + size + ", add " + add + ", transposed " + a.transposed() + " " + b.transposed()
                        + ": at " + i + " " + actual[i] + " instead of " + expected[i]);
            }
        }
    }

    private static Block block(Random random, int rows, int columns) {
        boolean transposed = random.nextBoolean();
        int wide = transposed ? rows : columns;
        int stride = wide + random.nextInt(9);
        int offset = random.nextInt(5);
        float[] data = values(random, offset + ((transposed ? columns : rows) - 1) * stride + wide);
        return new Block(data, offset, stride, transposed);
    }

    private static float[] values(Random random, int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() * 2 - 1;
        }
        return x;
    }
}
