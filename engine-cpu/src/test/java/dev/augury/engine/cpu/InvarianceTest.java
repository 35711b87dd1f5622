package dev.augury.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.model.ModelSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The bits of a sequence's logits depend on the sequence alone. */
class InvarianceTest {

    private static final long SEED = 23;
    private static final int LENGTH = 40;

    @TempDir
    Path folder;

    static Stream<Arguments> models() {
        return Stream.concat(
                TinyModels.ARCHITECTURES.stream().flatMap(a -> Stream.of("F32", "Q8_0").map(t -> Arguments.of(a, t))),
                TinyModels.TYPES.stream().map(t -> Arguments.of("llama", t)));
    }

    private static int[] tokens(long seed, int length) {
        return new Random(seed).ints(length, 0, TinyModels.VOCABULARY).toArray();
    }

    private static EngineBench.Sequence sequence(long id, int... blocks) {
        return new EngineBench.Sequence(id, blocks);
    }

    /** Token by token, alone, on one thread: what everything else must equal. */
    private static List<float[]> alone(ModelSource model, int[] tokens) {
        try (EngineBench bench = EngineBench.plain(model, 1)) {
            return bench.run(sequence(1, 0, 1, 2), tokens, 1);
        }
    }

    private static void same(List<float[]> actual, List<float[]> expected, String what) {
        assertThat(actual).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(bits(actual.get(i))).as("%s, token %d, seed %d", what, i, SEED).isEqualTo(bits(expected.get(i)));
        }
    }

    private static int[] bits(float[] values) {
        return IntStream.range(0, values.length).map(i -> Float.floatToRawIntBits(values[i])).toArray();
    }

    @ParameterizedTest
    @MethodSource("models")
    void chunksThreadsSlicesAndBlocksChangeNoBit(String architecture, String type) {
        ModelSource model = TinyModels.of(architecture, type);
        int[] tokens = tokens(SEED, LENGTH);
        List<float[]> expected = alone(model, tokens);
        for (int threads = 1; threads <= 3; threads++) {
            try (EngineBench bench = new EngineBench(model,
                    new EngineBench.Setup(EngineBench.options(threads, threads == 2 ? 7 : 256), 64, 0, folder))) {
                for (int chunk : new int[] {3, 17, LENGTH}) {
                    same(bench.run(sequence(chunk, 40, 2, 33), tokens, chunk), expected, threads + " threads, chunks of " + chunk);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void sixteenTogetherChangeNoBit(String architecture, String type) {
        ModelSource model = TinyModels.of(architecture, type);
        int[] tokens = tokens(SEED, LENGTH);
        List<float[]> expected = alone(model, tokens);
        Random random = new Random(SEED);
        List<Integer> ids = new ArrayList<>(IntStream.range(0, 64).boxed().toList());
        java.util.Collections.shuffle(ids, random);
        List<EngineBench.Sequence> sequences = new ArrayList<>();
        for (int s = 0; s < 16; s++) {
            sequences.add(sequence(s, ids.get(4 * s), ids.get(4 * s + 1), ids.get(4 * s + 2)));
        }
        List<float[]> got = new ArrayList<>();
        try (EngineBench bench = new EngineBench(model, new EngineBench.Setup(EngineBench.options(2, 50), 64, 0, folder))) {
            while (sequences.get(5).length < LENGTH) {
                got.addAll(mixedStep(bench, sequences, tokens, random));
            }
        }
        same(got, expected, "the sixth of sixteen");
    }

    /** Every sequence takes a random number of tokens; the sixth one's logits are returned. */
    private static List<float[]> mixedStep(EngineBench bench, List<EngineBench.Sequence> sequences, int[] tokens, Random random) {
        List<StepRow> rows = new ArrayList<>();
        List<EngineBench.Sequence> taking = new ArrayList<>();
        int at = -1;
        for (EngineBench.Sequence sequence : sequences) {
            int[] own = sequence.id == 5 ? tokens : tokens(100 + sequence.id, 48);
            int count = Math.min(own.length - sequence.length, random.nextInt(1, 9));
            if (count > 0) {
                int[] part = Arrays.copyOfRange(own, sequence.length, sequence.length + count);
                int[] wanted = sequence.id == 5 ? IntStream.range(0, count).toArray() : new int[] {count - 1};
                at = sequence.id == 5 ? rows.size() : at;
                rows.add(EngineBench.row(sequence, part, wanted));
                taking.add(sequence);
            }
        }
        return bench.step(taking, rows).get(at);
    }

    @ParameterizedTest
    @MethodSource("models")
    void preemptionSwapAndUnwantedRowsChangeNoBit(String architecture, String type) {
        ModelSource model = TinyModels.of(architecture, type);
        int[] tokens = tokens(SEED, LENGTH);
        List<float[]> expected = alone(model, tokens);
        int[] first = Arrays.copyOf(tokens, 25);
        int[] rest = Arrays.copyOfRange(tokens, 25, LENGTH);
        try (EngineBench bench = new EngineBench(model, new EngineBench.Setup(EngineBench.options(2, 256), 8, 4, folder))) {
            EngineBench.Sequence sequence = sequence(1, 4, 1, 6);
            bench.step(List.of(sequence), List.of(EngineBench.row(sequence, first)));
            bench.copy(BlockTier.DEVICE, new int[] {4, 1}, BlockTier.HOST, new int[] {3, 0});
            bench.run(sequence(2, 4, 1, 6), tokens(SEED + 1, 48), 48);
            bench.copy(BlockTier.HOST, new int[] {3, 0}, BlockTier.DEVICE, new int[] {0, 7});
            sequence.blocks = new int[] {0, 7, 2};
            same(bench.run(sequence, rest, 4), expected.subList(25, LENGTH), "after swap");

            EngineBench.Sequence again = sequence(1, 5, 3, 1);
            int[] last = {LENGTH - 1};
            same(bench.step(List.of(again), List.of(EngineBench.row(again, tokens, last))).getFirst(),
                    expected.subList(LENGTH - 1, LENGTH), "after recompute");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void copiesWithinTheDeviceCarryASequence(String architecture, String type) {
        ModelSource model = TinyModels.of(architecture, type);
        int[] tokens = tokens(SEED, LENGTH);
        List<float[]> expected = alone(model, tokens);
        try (EngineBench bench = new EngineBench(model, new EngineBench.Setup(EngineBench.options(1, 256), 8, 0, folder))) {
            EngineBench.Sequence sequence = sequence(1, 0, 1, 2);
            bench.run(sequence, Arrays.copyOf(tokens, 20), 20);
            bench.copy(BlockTier.DEVICE, new int[] {0, 1}, BlockTier.DEVICE, new int[] {6, 5});
            EngineBench.Sequence fork = sequence(2, 6, 5, 4);
            fork.length = 20;
            same(bench.run(fork, Arrays.copyOfRange(tokens, 20, LENGTH), 9), expected.subList(20, LENGTH), "fork");
        }
    }
}
