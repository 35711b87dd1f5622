package dev.augury.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Boxed vectors show as garbage: once compiled, no operator may make any. */
class AllocationTest {
    private static final int RUNS = 20_000;
    private static final int ROUNDS = 10;
    private final Ops ops = new VectorOps(Traits.preferredBits());

    @ParameterizedTest
    @EnumSource(WeightType.class)
    void productsAllocateNothing(WeightType type) {
        int columns = 512;
        try (Arena arena = Arena.ofConfined()) {
            Matrix matrix = ops.matrix(type, 32, columns, arena);
            matrix.repack(RandomTensor.of(type, 32, columns, RandomTensor.random(7)), 0, 1);
            Activations x = new Activations(12, columns);
            Rows out = Rows.allocate(12, 32);
            check(() -> matrix.multiply(x, 1, 0, 1, out));
            check(() -> matrix.multiply(x, 12, 0, 1, out));
        }
    }

    @Test
    void rowOperatorsAllocateNothing() {
        Rows rows = Rows.allocate(4, 512);
        float[] weight = new float[512];
        Activations x = new Activations(4, 512);
        check(() -> ops.quantize(x, 0, 4));
        check(() -> ops.rmsNorm(rows, 1, weight, 1e-5f, rows));
        check(() -> ops.siluMultiply(rows, rows, 1, rows));
        check(() -> ops.softmax(rows, 2, 511, 0.5f));
        check(() -> ops.addScaled(rows, rows, 0, 0.5f));
        check(() -> ops.rotate(rows, 1, rows, 0, RopePairing.HALVES));
    }

    @Test
    void attentionAllocatesNothing() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(4L * 64 * 32 * 4, 64);
            KvRun run = new KvRun(memory, 32, 64, 4).tokens(100);
            Rows queries = Rows.allocate(5, 64);
            Rows scores = Rows.allocate(5, 128);
            check(() -> ops.scores(queries, 0, 5, run, scores));
            check(() -> ops.accumulate(scores, 5, run, queries, 0));
        }
    }

    /** Warms up in rounds until one makes less than a kilobyte; the compiler may need some. */
    private static void check(Runnable operator) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long made = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && made >= 1024; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int run = 0; run < RUNS; run++) {
                operator.run();
            }
            made = threads.getCurrentThreadAllocatedBytes() - before;
        }
        assertThat(made).as("bytes made in %d runs", RUNS).isLessThan(1024);
    }
}
