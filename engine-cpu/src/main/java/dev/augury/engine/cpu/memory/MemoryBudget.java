package dev.augury.engine.cpu.memory;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.augury.spi.engine.EngineException;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The memory that an engine will take.
 *
 * @param weightBytes repacked weights, native
 * @param kvBytes device tier of the KV cache, native
 * @param heapBytes buffers on the heap
 */
public record MemoryBudget(long weightBytes, long kvBytes, long heapBytes) {

    private static final long MEBIBYTE = 1 << 20;
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    /**
     * Refuses to start what would run out of memory half way.
     *
     * @param promised bytes that the system counts as free and that belong to other engines
     * @throws EngineException when there is too little; the message names what to change
     */
    public void check(long promised) {
        if (LargeArena.offered()) {
            checkSystem(promised);
        } else {
            checkDirect();
        }
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.maxMemory() - (runtime.totalMemory() - runtime.freeMemory());
        if (heapBytes > heap) {
            throw new EngineException("The engine needs " + mib(heapBytes) + " of heap for its buffers, but " + mib(heap)
                    + " are free; start the JVM with a larger -Xmx or lower the option sliceTokens", true);
        }
    }

    private void checkSystem(long promised) {
        long available = Math.max(0, availableMemory() - promised);
        if (weightBytes + kvBytes > available) {
            throw new EngineException("The engine needs " + mib(weightBytes) + " for weights and " + mib(kvBytes)
                    + " for KV blocks, but the system has " + mib(available) + " left"
                    + (promised == 0 ? "" : " beside " + mib(promised) + " that are set aside for the KV blocks of other lanes") + "; lower the number of blocks, choose a smaller model or free memory", true);
        }
    }

    /** What the system can still give: the smaller of what is available and, in a container, its limit. */
    private static long availableMemory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        long total = system.getTotalMemorySize();
        try {
            List<String> lines = Files.readAllLines(MEMINFO);
            for (String line : lines) {
                if (line.startsWith("MemAvailable:")) {
                    long kibibytes = Long.parseLong(line.replaceAll("\\D", ""));
                    return Math.min(total, kibibytes << 10);
                }
            }
            return total;
        } catch (IOException unreadable) {
            return total;
        }
    }

    private void checkDirect() {
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        long flag = Long.parseLong(vm.getVMOption("MaxDirectMemorySize").getValue());
        long used = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getTotalCapacity)
                .sum();
        long left = (flag == 0 ? Runtime.getRuntime().maxMemory() : flag) - used;
        if (weightBytes + kvBytes > left) {
            throw new EngineException("The engine needs " + mib(weightBytes) + " for weights and " + mib(kvBytes)
                    + " for KV blocks outside the heap, but the JVM allows " + mib(Math.max(0, left))
                    + " more; start it with -XX:MaxDirectMemorySize=" + (used + weightBytes + kvBytes) / MEBIBYTE
                    + "m or more, or lower the number of blocks", true);
        }
    }

    /** Bytes in MiB, rounded up, for messages. */
    public static String mib(long bytes) {
        return Math.ceilDiv(bytes, MEBIBYTE) + " MiB";
    }
}
