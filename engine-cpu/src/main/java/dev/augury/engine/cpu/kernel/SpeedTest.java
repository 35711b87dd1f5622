package dev.augury.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** Proves at start that vector code is compiled to vector instructions: without them it would run, but a hundred times too slowly. */
final class SpeedTest {
    private static final int ROWS = 64;
    private static final int COLUMNS = 1024;
    private static final int WANTED = 2;
    private static final long BOX_NANOS = 3_000_000_000L;
    /** On a machine that others keep busy the compiler's turn may come late: then not the clock counts, but what this thread was given. */
    private static final long BUSY_BOX_NANOS = 60_000_000_000L;

    /** From then on the core is given away between two looks: on a machine without a free one the compiler might not get it. */
    private static final long KEEP_NANOS = 500_000_000L;
    private static final long GIVE_NANOS = 1_000_000L;

    private SpeedTest() {}

    /**
     * Compares the two on one product, until the first is {@value #WANTED} times as fast or time is up.
     *
     * @throws IllegalStateException if it is not; the message says what to do
     */
    static void check(Ops fast, Ops judge) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment weights = arena.allocate(4L * ROWS * COLUMNS, 64);
            Matrix one = matrix(fast, weights, arena);
            Matrix two = matrix(judge, weights, arena);
            Activations x = new Activations(1, COLUMNS);
            Rows out = Rows.allocate(1, ROWS);
            long started = System.nanoTime();
            long startedCpu = threadNanos();
            long best = Long.MAX_VALUE;
            long judged = Long.MAX_VALUE;
            do {
                best = Math.min(best, time(one, x, out));
                judged = Math.min(judged, time(two, x, out));
            } while (best * WANTED > judged && timeIsLeft(System.nanoTime() - started, startedCpu));
            if (best * WANTED > judged) {
                throw new IllegalStateException(String.format(Locale.ROOT, "Vector code of %s takes %d ns where plain Java takes %d ns: "
                        + "this Java virtual machine does not compile jdk.incubator.vector to vector instructions. Use HotSpot 25 with its "
                        + "C2 compiler and without -Xint, -XX:TieredStopAtLevel and -XX:-EnableVectorSupport.", fast.name(), best, judged));
            }
        }
    }

    private static boolean timeIsLeft(long passed, long startedCpu) {
        if (passed > KEEP_NANOS) {
            LockSupport.parkNanos(GIVE_NANOS);
        }
        return passed < BOX_NANOS || passed < BUSY_BOX_NANOS && threadNanos() - startedCpu < BOX_NANOS;
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Matrix matrix(Ops ops, MemorySegment weights, Arena arena) {
        Matrix matrix = ops.matrix(WeightType.F32, ROWS, COLUMNS, arena);
        matrix.repack(weights, 0, matrix.panels());
        return matrix;
    }

    private static long time(Matrix matrix, Activations x, Rows out) {
        long start = System.nanoTime();
        matrix.multiply(x, 1, 0, matrix.panels(), out);
        return System.nanoTime() - start;
    }
}
