package dev.augury.engine.cpu;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.augury.spi.engine.EngineException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;

/**
 * The memory that an engine will take.
 *
 * @param weightBytes repacked weights, native
 * @param kvBytes device tier of the KV cache, native
 * @param heapBytes buffers on the heap
 */
record MemoryBudget(long weightBytes, long kvBytes, long heapBytes) {

    private static final long MEBIBYTE = 1 << 20;

    /**
     * Refuses to start what would run out of memory half way.
     *
     * @throws EngineException when the JVM's limits are too low; the message names the flags and values that would do
     */
    void check() {
        long nativeLimit = nativeLimit() - nativeUsed();
        if (weightBytes + kvBytes > nativeLimit) {
            throw new EngineException("The engine needs " + mib(weightBytes) + " for weights and " + mib(kvBytes)
                    + " for KV blocks outside the heap, but the JVM allows " + mib(Math.max(0, nativeLimit))
                    + " more; start it with -XX:MaxDirectMemorySize=" + (nativeUsed() + weightBytes + kvBytes) / MEBIBYTE
                    + "m or more, lower the number of blocks, or choose a smaller model", true);
        }
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        if (heapBytes > heap) {
            throw new EngineException("The engine needs " + mib(heapBytes) + " of heap for its buffers, but " + mib(heap)
                    + " are free; start the JVM with a larger -Xmx or lower the option sliceTokens", true);
        }
    }

    private static long nativeLimit() {
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long limit = Long.parseLong(vm.getVMOption("MaxDirectMemorySize").getValue());
        return limit == 0 ? Runtime.getRuntime().maxMemory() : limit;
    }

    private static long nativeUsed() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getTotalCapacity)
                .sum();
    }

    static String mib(long bytes) {
        return Math.ceilDiv(bytes, MEBIBYTE) + " MiB";
    }
}
