package dev.augury.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VectorMatrixTest {
    private static final int[] TOKENS = {1, 2, 3, 5, 8, 13, 50};

    /** Kernels stay loaded between tests, for what the JIT has learned of them. */
    private static final Map<Traits, KernelSet> LOADED = new ConcurrentHashMap<>();

    static Stream<Arguments> typesAndWidths() {
        return Stream.of(WeightType.values()).flatMap(type -> Stream.of(128, 256, 512).map(bits -> Arguments.of(type, bits)));
    }

    @ParameterizedTest
    @MethodSource("typesAndWidths")
    void productsEqualTheJudgeWhateverTheStepLooksLike(WeightType type, int bits) {
        for (long seed = 1; seed <= 4; seed++) {
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
        Ops judge = new ScalarOps();
        try (Arena arena = Arena.ofShared()) {
            Matrix want = judge.matrix(type, rows, columns, arena);
            want.repack(tensor, 0, want.panels());
            Activations x = new Activations(50, columns);
            RandomMaterial.fill(x.rows().values(), random);
            judge.quantize(x, 0, 50);
            Rows expected = Rows.allocate(50, rows);
            want.multiply(x, 50, 0, want.panels(), expected);
            for (int gemvTokens : new int[] {0, 50}) {
                Matrix matrix = matrix(type, bits, rows, columns, gemvTokens);
                matrix.repack(tensor, 0, matrix.panels());
                for (int tokens : TOKENS) {
                    Rows out = new Rows(new float[tokens * (rows + 5) + 3], 3, rows + 5, rows);
                    int cut = random.nextInt(0, matrix.panels() + 1);
                    matrix.multiply(x, tokens, cut, matrix.panels(), out);
                    matrix.multiply(x, tokens, 0, cut, out);
                    same(out, expected, tokens, rows, String.format("%s %s %d bits, %d x %d, %d tokens, gemv up to %d", name, type, bits,
                            rows, columns, tokens, gemvTokens));
                }
            }
        }
    }

    private static void same(Rows out, Rows expected, int tokens, int rows, String name) {
        for (int t = 0; t < tokens; t++) {
            for (int row = 0; row < rows; row++) {
                int got = Float.floatToRawIntBits(out.values()[out.start(t) + row]);
                if (got != Float.floatToRawIntBits(expected.values()[expected.start(t) + row])) {
                    assertThat(out.values()[out.start(t) + row]).as("%s, token %d row %d", name, t, row)
                            .isEqualTo(expected.values()[expected.start(t) + row]);
                }
            }
        }
    }

    private static Matrix matrix(WeightType type, int bits, int rows, int columns, int gemvTokens) {
        KernelSet main = loaded(new Traits(bits, PanelForm.of(type))).withGemvTokens(gemvTokens);
        KernelSet mins = loaded(new Traits(bits, PanelForm.F32)).withGemvTokens(gemvTokens);
        return new VectorMatrix(type, rows, columns, Arena.ofAuto(), new KernelSets(main, mins, ThreadLocal.withInitial(Scratch::new)));
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
                new ScalarOps().quantize(x, 0, 5);
                Rows want = product(new ScalarOps().matrix(type, 1, columns, Arena.ofAuto()), tensor, x);
                for (int gemvTokens : new int[] {0, 5}) {
                    Rows got = product(matrix(type, bits, 1, columns, gemvTokens), tensor, x);
                    assertThat(got.values()).as("fill %x sign %d gemv up to %d", fill, sign, gemvTokens).isEqualTo(want.values());
                }
            }
        }
    }

    private static KernelSet loaded(Traits traits) {
        return LOADED.computeIfAbsent(traits, KernelSet::load);
    }

    private static Rows product(Matrix matrix, MemorySegment tensor, Activations x) {
        Rows out = Rows.allocate(5, 1);
        matrix.repack(tensor, 0, 1);
        matrix.multiply(x, 5, 0, 1, out);
        return out;
    }

    @Test
    void infiniteHalfIsRefused() {
        MemorySegment tensor = MemorySegment.ofArray(new byte[] {0, 0x7c, 0, 0});
        Matrix matrix = matrix(WeightType.F16, 256, 1, 2, 1);
        assertThatThrownBy(() -> matrix.repack(tensor, 0, 1)).hasMessageContaining("infinity");
    }
}
