package dev.augury.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures matrix products: {@code KernelBench [bits] [types, comma separated]}. Prints, per type, the time to pack a weight, GB/s of
 * the gemv on weights that no cache holds (1 and 2 threads) and GFLOP/s of products by number of tokens (1 thread, processor time). Best
 * of several runs, because the machine may be shared.
 */
public final class KernelBench {
    private static final int ROWS = 8192;
    private static final int COLUMNS = 2048;
    private static final int COPIES = 16;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private KernelBench() {}

    public static void main(String[] arguments) throws InterruptedException {
        int bits = arguments.length > 0 ? Integer.parseInt(arguments[0]) : Traits.preferredBits();
        List<WeightType> types = arguments.length > 1
                ? List.of(arguments[1].split(",")).stream().map(WeightType::named).toList() : List.of(WeightType.values());
        VectorOps ops = new VectorOps(bits);
        for (WeightType type : types) {
            try (Arena arena = Arena.ofShared()) {
                bench(ops, type, arena);
            }
        }
    }

    private static void bench(VectorOps ops, WeightType type, Arena arena) throws InterruptedException {
        List<Matrix> matrices = new ArrayList<>();
        for (int i = 0; i < COPIES; i++) {
            matrices.add(ops.matrix(type, ROWS, COLUMNS, arena));
        }
        Activations x = new Activations(512, COLUMNS);
        RandomMaterial.fill(x.rows().values(), RandomTensor.random(1));
        ops.quantize(x, 0, 512);
        Rows out = Rows.allocate(512, ROWS);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-5s pack %.2f ns", type, pack(ops, type, arena)));
        PanelForm form = PanelForm.of(type);
        double mins = type.hasMin() ? COLUMNS / 32 * 128.0 : 0;
        double bytes = COPIES * (ROWS / 32) * (form.units(COLUMNS) * (double) form.unitBytes() + mins);
        for (int threads = 1; threads <= 2; threads++) {
            double best = Double.MAX_VALUE;
            for (int run = 0; run < 8; run++) {
                long start = System.nanoTime();
                share(threads, matrices, x, out);
                best = Math.min(best, (System.nanoTime() - start) * 1e-9);
            }
            line.append(String.format(Locale.ROOT, " | gemv %d thr %5.1f GB/s", threads, bytes / best * 1e-9));
        }
        line.append(" | GFLOP/s by tokens");
        for (int tokens : new int[] {1, 2, 3, 4, 8, 16, 64, 512}) {
            double seconds = seconds(matrices.getFirst(), x, tokens, out);
            line.append(String.format(Locale.ROOT, " %d: %.0f", tokens, 2e-9 * ROWS * COLUMNS * tokens / seconds));
        }
        System.out.println(line);
    }

    /** Best processor seconds of one product. */
    private static double seconds(Matrix matrix, Activations x, int tokens, Rows out) {
        double best = Double.MAX_VALUE;
        for (int run = 0; run < Math.max(3, 200 / tokens); run++) {
            long start = THREADS.getCurrentThreadCpuTime();
            matrix.multiply(x, tokens, 0, matrix.panels(), out);
            best = Math.min(best, (THREADS.getCurrentThreadCpuTime() - start) * 1e-9);
        }
        return best;
    }

    /** Best processor nanoseconds of packing a weight. */
    private static double pack(Ops ops, WeightType type, Arena arena) {
        MemorySegment tensor = RandomTensor.of(type, ROWS / 8, COLUMNS, RandomTensor.random(1));
        double best = Double.MAX_VALUE;
        for (int run = 0; run < 4; run++) {
            Matrix matrix = ops.matrix(type, ROWS / 8, COLUMNS, arena);
            long start = THREADS.getCurrentThreadCpuTime();
            matrix.repack(tensor, 0, matrix.panels());
            best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
        }
        return best / (ROWS / 8.0 * COLUMNS);
    }

    private static void share(int threads, List<Matrix> matrices, Activations x, Rows out) throws InterruptedException {
        List<Thread> team = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            int mine = worker;
            team.add(Thread.ofPlatform().start(() -> matrices.forEach(
                    m -> m.multiply(x, 1, m.panels() * mine / threads, m.panels() * (mine + 1) / threads, out))));
        }
        for (Thread thread : team) {
            thread.join();
        }
    }
}
