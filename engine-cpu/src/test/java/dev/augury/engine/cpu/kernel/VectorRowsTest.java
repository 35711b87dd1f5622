package dev.augury.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorRowsTest {
    private final Ops judge = new ScalarOps();

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void rowOperatorsEqualTheJudge(int bits) {
        Ops ops = new VectorOps(bits);
        for (long seed = 1; seed <= 40; seed++) {
            RandomGenerator random = RandomTensor.random(seed);
            int columns = random.nextInt(1, 200);
            String name = "seed " + seed + " bits " + bits + " columns " + columns;
            Rows x = rows(random, 3, columns, 4f);
            Rows y = rows(random, 3, columns, 1f);
            float[] weight = new float[columns];
            RandomMaterial.fill(weight, random);
            Rows a = copy(x);
            Rows b = copy(x);
            ops.rmsNorm(a, 1, weight, 1e-5f, a);
            judge.rmsNorm(b, 1, weight, 1e-5f, b);
            same(a, b, name + " norm");
            ops.siluMultiply(a, y, 2, a);
            judge.siluMultiply(b, y, 2, b);
            same(a, b, name + " silu");
            ops.addScaled(a, y, 0, 0.3f);
            judge.addScaled(b, y, 0, 0.3f);
            ops.addBias(a, 0, weight);
            judge.addBias(b, 0, weight);
            ops.scale(a, 0, 1.7f);
            judge.scale(b, 0, 1.7f);
            same(a, b, name + " add");
            float sum = ops.softmax(a, 1, columns, 0.7f);
            assertThat(sum).as(name).isEqualTo(judge.softmax(b, 1, columns, 0.7f));
            same(a, b, name + " softmax");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void quantizeEqualsTheJudge(int bits) {
        for (long seed = 1; seed <= 20; seed++) {
            RandomGenerator random = RandomTensor.random(seed);
            Activations a = new Activations(3, 32 * random.nextInt(1, 9));
            RandomMaterial.fill(a.rows().values(), random);
            Arrays.fill(a.rows().values(), 0, 32, 0f);
            Activations b = new Activations(3, a.columns());
            System.arraycopy(a.rows().values(), 0, b.rows().values(), 0, a.rows().values().length);
            new VectorOps(bits).quantize(a, 0, 3);
            judge.quantize(b, 0, 3);
            assertThat(a.pairs()).as("seed %d", seed).isEqualTo(b.pairs());
            assertThat(a.wholes()).isEqualTo(b.wholes());
            assertThat(a.scales()).isEqualTo(b.scales());
            assertThat(a.sums()).isEqualTo(b.sums());
            assertThat(a.totals()).isEqualTo(b.totals());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {128, 256, 512})
    void attentionEqualsTheJudgeForAnyCutOfTheRun(int bits) {
        Ops ops = new VectorOps(bits);
        for (long seed = 1; seed <= 20; seed++) {
            RandomGenerator random = RandomTensor.random(seed);
            int size = 16 * random.nextInt(1, 5);
            int head = 16 * random.nextInt(1, 9);
            int blocks = random.nextInt(2, 6);
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment memory = arena.allocate(4L * size * head * blocks, 64);
                for (long at = 0; at < memory.byteSize(); at += 4) {
                    memory.set(ValueLayout.JAVA_FLOAT, at, (float) random.nextGaussian());
                }
                KvRun run = new KvRun(memory, size, head, blocks).tokens(random.nextInt(size, size * blocks + 1));
                for (int b = 0; b < blocks; b++) {
                    run.offsets()[b] = 4L * size * head * ((b * 7 + 3) % blocks);
                }
                int count = random.nextInt(1, 10);
                String name = "seed " + seed + " bits " + bits + " block " + size + " head " + head + " queries " + count;
                Rows q = rows(random, count + 2, head, 1f);
                Rows a = Rows.allocate(count, size * blocks);
                Rows b = Rows.allocate(count, size * blocks);
                ops.scores(q, 2, count, run, a);
                judge.scores(q, 2, count, run, b);
                for (int r = 0; r < count; r++) {
                    for (int t = 0; t < run.tokens(); t++) {
                        assertThat(a.values()[a.start(r) + t]).as("%s row %d token %d", name, r, t).isEqualTo(b.values()[b.start(r) + t]);
                    }
                }
                Rows c = Rows.allocate(count + 1, head);
                Rows d = Rows.allocate(count + 1, head);
                judge.accumulate(b, count, run, c, 1);
                int tokens = run.tokens();
                ops.accumulate(b, count, run.tokens(size), d, 1);
                System.arraycopy(run.offsets(), 1, run.offsets(), 0, blocks - 1);
                ops.accumulate(b.slice(size, b.columns() - size), count, run.tokens(tokens - size), d, 1);
                same(d, c, name);
            }
        }
    }

    private static Rows rows(RandomGenerator random, int count, int columns, float size) {
        Rows rows = new Rows(new float[count * (columns + 3) + 2], 2, columns + 3, columns);
        RandomMaterial.fill(rows.values(), random);
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] *= size;
        }
        return rows;
    }

    private static Rows copy(Rows rows) {
        return new Rows(rows.values().clone(), rows.offset(), rows.stride(), rows.columns());
    }

    private static void same(Rows got, Rows want, String name) {
        for (int i = 0; i < got.values().length; i++) {
            assertThat(Float.floatToRawIntBits(got.values()[i])).as("%s at %d", name, i)
                    .isEqualTo(Float.floatToRawIntBits(want.values()[i]));
        }
    }
}
