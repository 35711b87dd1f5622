package dev.augury.demo.tensor;

import dev.augury.demo.tensor.Gemm.Block;
import dev.augury.demo.tensor.Gemm.Size;
import java.lang.management.ManagementFactory;
import java.util.Random;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Measures {@link VectorGemm} at the shapes of the demo model against this machine's peak. By hand: arguments workers and tokens. */
final class GemmSpeed {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int[][] LAYERS = {{768, 256}, {256, 256}, {256, 768}, {2560, 256}};

    private GemmSpeed() {}

    public static void main(String[] args) throws InterruptedException {
        int workers = args.length > 0 ? Integer.parseInt(args[0]) : 1;
        int tokens = args.length > 1 ? Integer.parseInt(args[1]) : 512;
        Thread[] threads = new Thread[workers];
        for (int i = 0; i < workers; i++) {
            String name = "worker " + i;
            threads[i] = new Thread(() -> measure(name, tokens));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void measure(String name, int tokens) {
        float[] peak = new float[16];
        double best = 0;
        for (int i = 0; i < 12; i++) {
            long start = cpu();
            peak(peak, 4_000_000);
            best = Math.max(best, 2.0 * 12 * F.length() * 4_000_000 / (cpu() - start));
        }
        System.out.printf("%s peak %.1f GFLOP/s (%d lanes, check %.1f)%n", name, best, F.length(), peak[0]);
        double[] total = new double[2];
        report(name + " warm-up ", new Size(tokens, 768, 256), true, true, best, total);
        report(name + " warm-up ", new Size(tokens, 768, 256), false, false, best, total);
        total = new double[2];
        for (int[] layer : LAYERS) {
            int n = layer[0];
            int k = layer[1];
            report(name + " forward ", new Size(tokens, n, k), false, true, best, total);
            report(name + " data    ", new Size(tokens, k, n), false, false, best, total);
            report(name + " weights ", new Size(n, k, tokens), true, false, best, total);
        }
        System.out.printf("%s together %.1f GFLOP/s, %.0f %% of peak%n", name, total[0] / total[1], 100 * total[0] / total[1] / best);
    }

    private static void report(String what, Size size, boolean left, boolean right, double peak, double[] total) {
        Random random = new Random(1);
        float[] a = random(random, size.m() * size.k());
        float[] b = random(random, size.k() * size.n());
        float[] c = new float[size.m() * size.n()];
        Block x = new Block(a, 0, left ? size.m() : size.k(), left);
        Block y = new Block(b, 0, right ? size.k() : size.n(), right);
        Gemm gemm = new VectorGemm();
        double work = 2.0 * size.m() * size.n() * size.k();
        long best = Long.MAX_VALUE;
        long until = System.nanoTime() + 700_000_000L;
        while (System.nanoTime() < until) {
            long start = cpu();
            gemm.multiply(x, y, new Block(c, 0, size.n(), false), size, left);
            best = Math.min(best, cpu() - start);
        }
        total[0] += work;
        total[1] += best;
        System.out.printf("%s m %4d n %4d k %4d  %6.1f GFLOP/s  %3.0f %%%n", what, size.m(), size.n(), size.k(), work / best, 100 * work / best / peak);
    }

    private static float[] random(Random random, int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() - 0.5f;
        }
        return x;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void peak(float[] x, int rounds) {
        FloatVector y = FloatVector.broadcast(F, 0.5f);
        FloatVector z = FloatVector.broadcast(F, 0.25f);
        FloatVector a = y;
        FloatVector b = y;
        FloatVector c = y;
        FloatVector d = y;
        FloatVector e = y;
        FloatVector f = y;
        FloatVector g = z;
        FloatVector h = z;
        FloatVector i = z;
        FloatVector j = z;
        FloatVector k = z;
        FloatVector l = z;
        for (int r = 0; r < rounds; r++) {
            a = a.fma(y, z);
            b = b.fma(y, z);
            c = c.fma(y, z);
            d = d.fma(y, z);
            e = e.fma(y, z);
            f = f.fma(y, z);
            g = g.fma(y, z);
            h = h.fma(y, z);
            i = i.fma(y, z);
            j = j.fma(y, z);
            k = k.fma(y, z);
            l = l.fma(y, z);
        }
        FloatVector sum = a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l);
        x[0] = sum.lane(0);
    }
}
