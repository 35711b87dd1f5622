package dev.augury.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalarOpsTest {
    private static final long SEED = 20261121;
    private final RandomGenerator random = RandomTensor.random(SEED);
    private final Ops ops = new ScalarOps();

    @ParameterizedTest
    @EnumSource(WeightType.class)
    void multiplyIsCloseToTheSumInDouble(WeightType type) {
        int rows = 21;
        int columns = 512;
        MemorySegment tensor = RandomTensor.of(type, rows, columns, random);
        Matrix matrix = ops.matrix(type, rows, columns, Arena.ofAuto());
        matrix.repack(tensor, 0, matrix.panels());
        Activations x = new Activations(3, columns);
        RandomMaterial.fill(x.rows().values(), random);
        ops.quantize(x, 0, 3);
        Rows out = Rows.allocate(3, rows);
        matrix.multiply(x, 3, 0, matrix.panels(), out);
        for (int t = 0; t < 3; t++) {
            for (int row = 0; row < rows; row++) {
                double sum = 0;
                double size = 0;
                for (int k = 0; k < columns; k++) {
                    double term = RandomTensor.weight(type, tensor, columns, row, k) * x.rows().values()[x.rows().start(t) + k];
                    sum += term;
                    size += term * term;
                }
                double bound = Math.sqrt(size) * (type.quantized() ? 0.05 : 1e-5);
                assertThat((double) out.values()[out.start(t) + row]).as("seed %d token %d row %d", SEED, t, row)
                        .isCloseTo(sum, within(bound));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(WeightType.class)
    void embeddingReadsEveryWeight(WeightType type) {
        MemorySegment tensor = RandomTensor.of(type, 3, 512, random);
        Rows out = Rows.allocate(1, 512);
        new EmbeddingTable(type, 3, 512, tensor).read(2, out, 0);
        for (int k = 0; k < 512; k++) {
            double want = RandomTensor.weight(type, tensor, 512, 2, k);
            assertThat((double) out.values()[k]).as("seed %d column %d", SEED, k).isCloseTo(want, within(Math.abs(want) * 1e-5 + 1e-6));
        }
    }

    @Test
    void expIsWithinTwoUnitsInTheLastPlace() {
        for (int i = 0; i < 200_000; i++) {
            float x = (float) random.nextDouble(Exponential.LOWEST, Exponential.HIGHEST);
            double want = Math.exp(x);
            assertThat(Math.abs(Exponential.exp(x) - want) / Math.ulp((float) want)).as("exp(%s)", x).isLessThan(2.0);
        }
        assertThat(Exponential.exp(Float.NEGATIVE_INFINITY)).isZero();
        assertThat(Exponential.exp(0f)).isEqualTo(1f);
    }

    @Test
    void rotateKeepsLengthAndTurnsPairs() {
        Rows cosSin = new Rows(new float[] {0, 1, 1, 0}, 0, 4, 4);
        Rows halves = new Rows(new float[] {1, 2, 3, 4, 9}, 0, 5, 5);
        ops.rotate(halves, 0, cosSin, 0, RopePairing.HALVES);
        assertThat(halves.values()).containsExactly(-3, 2, 1, 4, 9);
        Rows adjacent = new Rows(new float[] {1, 2, 3, 4, 9}, 0, 5, 5);
        ops.rotate(adjacent, 0, cosSin, 0, RopePairing.ADJACENT);
        assertThat(adjacent.values()).containsExactly(-2, 1, 3, 4, 9);
    }

    @Test
    void quantizeKeepsSumsAndSurvivesZeros() {
        Activations x = new Activations(1, 64);
        x.rows().values()[3] = -2.54f;
        x.rows().values()[4] = 1.27f;
        ops.quantize(x, 0, 1);
        assertThat(x.quantized(0, 3)).isEqualTo(-127);
        assertThat(x.wholes()[4]).isBetween(63f, 64f);
        assertThat(x.sums()[0]).isCloseTo(-1.27f, within(0.02f));
        assertThat(x.scales()[1]).isZero();
    }

    @Test
    void unknownTypeIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> WeightType.named("IQ2_XS")).hasMessageContaining("IQ2_XS").hasMessageContaining("Q6_K");
        assertThatThrownBy(() -> WeightType.Q4_K.rowBytes(320)).hasMessageContaining("320");
        assertThat(WeightType.named("q4_k")).isEqualTo(WeightType.Q4_K);
    }

    @Test
    void shortTensorIsRefused() {
        assertThatThrownBy(() -> new EmbeddingTable(WeightType.F32, 4, 4, MemorySegment.ofArray(new byte[63])))
                .hasMessageContaining("64 bytes");
    }
}
