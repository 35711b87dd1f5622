package dev.augury.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VectorMatrixTest {
    private static final int[] TOKENS = {1, 2, 3, 4, 5, 8, 13, 50};

    static Stream<Arguments> typesAndWidths() {
        return Stream.of(WeightType.values()).flatMap(type -> Stream.of(128, 256, 512).map(bits -> Arguments.of(type, bits)));
    }

    @ParameterizedTest
    @MethodSource("typesAndWidths")
    void productsEqualTheJudgeWhateverTheStepLooksLike(WeightType type, int bits) {
        for (long seed = 1; seed <= 6; seed++) {
            RandomGenerator random = RandomTensor.random(seed * 1000 + bits);
            int rows = random.nextInt(1, 100);
            int step = Math.max(type.blockLength(), type.quantized() ? 32 : 1);
            int columns = step * random.nextInt(1, Math.max(2, 700 / step));
            check(type, bits, rows, columns, random, "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("typesAndWidths")
    void longRowsAreSummedInOneOrder(WeightType type, int bits) {
        check(type, bits, 33, 2048 + 256, RandomTensor.random(bits), "long rows");
    }

    private static void check(WeightType type, int bits, int rows, int columns, RandomGenerator random, String name) {
        MemorySegment tensor = RandomTensor.of(type, rows, columns, random);
        VectorOps ops = new VectorOps(bits);
        Ops judge = new ScalarOps();
        try (Arena arena = Arena.ofShared()) {
            Matrix matrix = ops.matrix(type, rows, columns, arena);
            matrix.repack(tensor, 0, matrix.panels());
            Matrix want = judge.matrix(type, rows, columns, arena);
            want.repack(tensor, 0, want.panels());
            Activations x = new Activations(50, columns);
            RandomMaterial.fill(x.rows().values(), random);
            judge.quantize(x, 0, 50);
            Rows expected = Rows.allocate(50, rows);
            want.multiply(x, 50, 0, want.panels(), expected);
            for (int tokens : TOKENS) {
                Rows out = new Rows(new float[tokens * (rows + 5) + 3], 3, rows + 5, rows);
                int cut = random.nextInt(0, matrix.panels() + 1);
                matrix.multiply(x, tokens, cut, matrix.panels(), out);
                matrix.multiply(x, tokens, 0, cut, out);
                for (int t = 0; t < tokens; t++) {
                    for (int row = 0; row < rows; row++) {
                        assertThat(Float.floatToRawIntBits(out.values()[out.start(t) + row]))
                                .as("%s %s %d bits, %d x %d, %d tokens, token %d row %d", name, type, bits, rows, columns, tokens, t, row)
                                .isEqualTo(Float.floatToRawIntBits(expected.values()[expected.start(t) + row]));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("typesAndWidths")
    void extremeWeightsAndActivationsStayExact(WeightType type, int bits) {
        if (!type.quantized()) {
            return;
        }
        int columns = 256;
        byte[] bytes = new byte[Math.toIntExact(type.rowBytes(columns))];
        for (int fill : new int[] {0x00, 0x80, 0x7f, 0xff}) {
            Arrays.fill(bytes, (byte) fill);
            MemorySegment tensor = MemorySegment.ofArray(bytes);
            for (int at = 0; at < bytes.length; at += type.blockBytes()) {
                tensor.set(ValueLayout.JAVA_SHORT_UNALIGNED, at, Float.floatToFloat16(0.25f));
                tensor.set(ValueLayout.JAVA_SHORT_UNALIGNED, at + (type == WeightType.Q6_K ? 208 : 2), Float.floatToFloat16(0.5f));
            }
            for (int sign = -1; sign <= 1; sign += 2) {
                Activations x = new Activations(5, columns);
                Arrays.fill(x.rows().values(), sign * 3f);
                VectorOps ops = new VectorOps(bits);
                ops.quantize(x, 0, 5);
                Rows want = product(new ScalarOps(), type, tensor, x, 1);
                for (int tokens : new int[] {1, 5}) {
                    assertThat(product(ops, type, tensor, x, tokens).values()[0]).as("fill %x sign %d", fill, sign)
                            .isEqualTo(want.values()[0]);
                }
            }
        }
    }

    private static Rows product(Ops ops, WeightType type, MemorySegment tensor, Activations x, int tokens) {
        Rows out = Rows.allocate(tokens, 1);
        Matrix matrix = ops.matrix(type, 1, x.columns(), Arena.ofAuto());
        matrix.repack(tensor, 0, 1);
        matrix.multiply(x, tokens, 0, 1, out);
        return out;
    }

    @Test
    void infiniteHalfIsRefused() {
        MemorySegment tensor = MemorySegment.ofArray(new byte[] {0, 0x7c, 0, 0});
        Matrix matrix = new VectorOps(256).matrix(WeightType.F16, 1, 2, Arena.ofAuto());
        assertThatThrownBy(() -> matrix.repack(tensor, 0, 1)).hasMessageContaining("infinity");
    }
}
