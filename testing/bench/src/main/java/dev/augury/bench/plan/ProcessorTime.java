package dev.augury.bench.plan;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Measures plans in processor time of their thread, which tells something on a busy machine too; pauses of the collector are not in it. */
public final class ProcessorTime {

    private static final double NANOS_PER_MICRO = 1000;

    private final long[] sorted;

    private ProcessorTime(long[] sorted) {
        this.sorted = sorted;
    }

    /** Plans that many steps after a quarter as many that warm up. */
    public static ProcessorTime measure(int waiting, String options, int plans) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        PlanBenchmark benchmark = new PlanBenchmark();
        benchmark.waiting = waiting;
        benchmark.options = options;
        benchmark.fill();
        long[] nanos = new long[plans];
        for (int i = -plans / 4; i < plans; i++) {
            benchmark.apply();
            long before = threads.getCurrentThreadCpuTime();
            benchmark.plan();
            nanos[Math.max(0, i)] = threads.getCurrentThreadCpuTime() - before;
        }
        Arrays.sort(nanos);
        return new ProcessorTime(nanos);
    }

    /** Returns the microseconds that this share of the plans stayed below. */
    public double quantile(double share) {
        return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / NANOS_PER_MICRO;
    }
}
