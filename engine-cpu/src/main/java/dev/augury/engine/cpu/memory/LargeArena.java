package dev.augury.engine.cpu.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shared arena that on Linux maps large pieces straight from the system and asks for huge pages before they are touched. A step walks
 * through gigabytes of weights and through blocks that lie far apart: with pages of 4 KiB most of those steps would miss the address
 * cache. Elsewhere pieces come from the JVM like any other.
 */
public final class LargeArena implements Arena {

    private static final Logger LOG = LoggerFactory.getLogger(LargeArena.class);
    private static final long HUGE_PAGE = 2 << 20;

    private final Arena shared = Arena.ofShared();
    private final boolean mapping = offered();

    /** Whether this system is known to map large pieces; where not, the JVM's limit on native memory holds. */
    static boolean offered() {
        return System.getProperty("os.name").equals("Linux");
    }

    /**
     * Gives zeroed memory.
     *
     * @throws dev.augury.spi.engine.EngineException when the system refuses
     */
    @Override
    public MemorySegment allocate(long bytes, long alignment) {
        if (!mapping || bytes < HUGE_PAGE) {
            return shared.allocate(bytes, alignment);
        }
        LinuxPages pages = LinuxPages.INSTANCE;
        long rounded = Math.ceilDiv(bytes, HUGE_PAGE) * HUGE_PAGE;
        // One page more than needed, so that a whole number of huge pages fits wherever the system puts it.
        long mapped = rounded + HUGE_PAGE;
        long address = pages.map(mapped);
        long start = Math.ceilDiv(address, HUGE_PAGE) * HUGE_PAGE;
        if (!pages.adviseHuge(start, rounded)) {
            LOG.info("The system gives no huge pages; steps will be slower for long contexts");
        }
        return pages.segment(start, bytes, shared, () -> pages.unmap(address, mapped));
    }

    @Override
    public MemorySegment.Scope scope() {
        return shared.scope();
    }

    @Override
    public void close() {
        shared.close();
    }
}
