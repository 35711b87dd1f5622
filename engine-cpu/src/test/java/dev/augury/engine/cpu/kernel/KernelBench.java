package dev.augury.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures matrix products: {@code KernelBench [bits] [types, comma separated]}. Prints, per type, GB/s of the gemv on weights that no
 * cache holds (1 and 2 threads) and GFLOP/s of whole multiplications by number of tokens (1 thread). Best of several runs, because the
 * machine may be shared.
 */
public final class KernelBench {
    private static final int ROWS = 8192;
    private static final int COLUMNS = 2048;

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
        for (int i = 0; i < 16; i++) {
            Matrix matrix = ops.matrix(type, ROWS, COLUMNS, arena);

            matrices.add(matrix);
        }
        PanelForm form = PanelForm.of(type);
        double bytes = 16.0 * (ROWS / 32) * (form.units(COLUMNS) * (double) form.unitBytes() + (type.hasMin() ? COLUMNS / 32 * 128.0 : 0));
        Activations x = new Activations(512, COLUMNS);
        RandomMaterial.fill(x.rows().values(), RandomTensor.random(1));
        ops.quantize(x, 0, 512);
        Rows out = Rows.allocate(512, ROWS);
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-5s %d", type, ops.kernels(form).gemvTokens()));
        for (int threads = 1; threads <= 2; threads++) {
            double best = Double.MAX_VALUE;
            for (int run = 0; run < 8; run++) {
                long start = System.nanoTime();
                share(threads, matrices, x, 1, out);
                best = Math.min(best, (System.nanoTime() - start) * 1e-9);
            }
            line.append(String.format(Locale.ROOT, " | gemv %d thr %5.1f GB/s %6.1f GFLOP/s", threads, bytes / best * 1e-9,
                    32.0 * ROWS * COLUMNS / best * 1e-9));
        }
        List<Matrix> one = matrices.subList(0, 1);
        com.sun.management.ThreadMXBean bean = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (int tokens : new int[] {1, 2, 3, 4, 8, 16, 64, 512}) {
            double best = Double.MAX_VALUE;
            int runs = Math.max(3, 200 / tokens);
            long a0 = bean.getCurrentThreadAllocatedBytes();
            for (int run = 0; run < runs; run++) {
                long start = bean.getCurrentThreadCpuTime();
                share(1, one, x, tokens, out);
                best = Math.min(best, (bean.getCurrentThreadCpuTime() - start) * 1e-9);
            }
            line.append(String.format(Locale.ROOT, " | %d: %.0f", tokens, 2.0 * ROWS * COLUMNS * tokens / best * 1e-9));
            line.append(" a" + (bean.getCurrentThreadAllocatedBytes() - a0) / runs / 1000);
        }
        System.out.println(line);
    }

    private static void share(int threads, List<Matrix> matrices, Activations x, int tokens, Rows out) throws InterruptedException {
        if (threads == 1) {
            matrices.forEach(m -> m.multiply(x, tokens, 0, m.panels(), out));
            return;
        }
        List<Thread> team = new ArrayList<>();
        for (int worker = 0; worker < threads; worker++) {
            int mine = worker;
            team.add(Thread.ofPlatform().start(() -> matrices.forEach(
                    m -> m.multiply(x, tokens, m.panels() * mine / threads, m.panels() * (mine + 1) / threads, out))));
        }
        for (Thread thread : team) {
            thread.join();
        }
    }
}
