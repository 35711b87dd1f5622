package dev.augury.demo.tensor;

import dev.augury.demo.tensor.Gemm.Block;
import dev.augury.demo.tensor.Gemm.Size;
import java.lang.management.ManagementFactory;

/** Measures the kernels over rows and the products of attention, by hand: nanoseconds of processor time for each number, best of many runs. */
final class KernelSpeed {
    private static final int TOKENS = 512;
    private static final int WIDTH = 256;
    private static final int HIDDEN = 768;
    private static final int HEAD = 64;
    private static final int WORDS = 2560;

    private KernelSpeed() {}

    public static void main(String[] args) {
        Slice x = slice(TOKENS * HIDDEN);
        Slice y = slice(TOKENS * HIDDEN);
        Slice z = slice(TOKENS * HIDDEN);
        Slice v = slice(TOKENS * HIDDEN);
        Slice w = slice(TOKENS * HIDDEN);
        Slice weight = slice(WIDTH);
        Slice gradient = slice(WIDTH);
        int narrow = TOKENS * WIDTH;
        Slice a = new Slice(x.data(), 0, narrow);
        Slice b = new Slice(y.data(), 0, narrow);
        Slice c = new Slice(z.data(), 0, narrow);
        RmsNorm norm = new RmsNorm(WIDTH, 1e-5f);
        report("norm forward", narrow, () -> norm.forward(a, weight, b));
        report("norm backward", narrow, () -> norm.backward(a, weight, b, c, gradient));
        report("swiglu forward", x.length(), () -> SwiGlu.forward(x, y, z));
        report("swiglu backward", x.length(), () -> SwiGlu.backward(x, y, z, v, w));
        Rotary rotary = new Rotary(HEAD, 10000, 2048);
        report("rotary", narrow, () -> {
            for (int i = 0; i < TOKENS; i++) {
                rotary.forward(a.row(i, WIDTH), i);
            }
        });
        rows();
        optimiser();
        attention();
    }

    private static void rows() {
        Slice logits = slice(64 * WORDS);
        report("cross entropy", logits.length(), () -> {
            for (int i = 0; i < 64; i++) {
                Softmax.crossEntropy(logits.row(i, WORDS), i, 1f);
            }
        });
        Slice scores = slice(TOKENS * TOKENS);
        Slice other = slice(TOKENS * TOKENS);
        report("softmax forward", scores.length(), () -> {
            for (int i = 0; i < TOKENS; i++) {
                Softmax.forward(scores.row(i, TOKENS), 0.125f);
            }
        });
        report("softmax backward", scores.length(), () -> {
            for (int i = 0; i < TOKENS; i++) {
                Softmax.backward(scores.row(i, TOKENS), other.row(i, TOKENS), 0.125f);
            }
        });
    }

    private static void optimiser() {
        int length = 6_000_000;
        Slice weights = slice(length);
        Slice gradients = slice(length);
        AdamW.Parameter parameter = new AdamW.Parameter(weights, gradients, slice(length), Slice.of(new float[length]));
        AdamW adam = new AdamW(0.9f, 0.95f, 1e-8f);
        report("adamw", length, () -> adam.update(parameter, new AdamW.Step(1, 1e-3f, 0.1f, 1f)));
        report("squared norm", length, () -> Slices.squaredNorm(gradients));
        report("add", length, () -> Slices.add(weights, gradients));
        report("scale", length, () -> Slices.scale(gradients, 0.5f));
    }

    private static void attention() {
        Gemm gemm = new VectorGemm();
        Block q = new Block(slice(TOKENS * WIDTH).data(), HEAD, WIDTH, false);
        Block turned = new Block(q.data(), HEAD, WIDTH, true);
        Block out = new Block(slice(TOKENS * WIDTH).data(), HEAD, WIDTH, false);
        Block scores = new Block(slice(TOKENS * TOKENS).data(), 0, TOKENS, false);
        Block scoresTurned = new Block(scores.data(), 0, TOKENS, true);
        Size wide = new Size(TOKENS, TOKENS, HEAD);
        Size narrow = new Size(TOKENS, HEAD, TOKENS);
        int work = TOKENS * TOKENS * HEAD * 2;
        report("q kT, a flop", work, () -> gemm.multiply(q, turned, scores, wide, false));
        report("p v, a flop", work, () -> gemm.multiply(scores, q, out, narrow, false));
        report("pT do, a flop", work, () -> gemm.multiply(scoresTurned, q, out, narrow, true));
    }

    private static void report(String what, int numbers, Runnable job) {
        long best = Long.MAX_VALUE;
        long until = System.nanoTime() + 2_000_000_000L;
        while (System.nanoTime() < until) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            job.run();
            best = Math.min(best, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        }
        System.out.printf("%-18s %7.4f ns a number, %8.3f ms for %d%n", what, (double) best / numbers, best / 1e6, numbers);
    }

    private static Slice slice(int length) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = (i % 97 - 48) / 50f;
        }
        return Slice.of(x);
    }
}
