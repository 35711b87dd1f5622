package dev.augury.engine.cpu.memory;

import dev.augury.spi.engine.EngineException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The three calls of the C library that map pages, with Linux's constants, which are the same on x86-64 and AArch64. */
@SuppressWarnings("restricted")
final class LinuxPages {

    private static final int READ_WRITE = 3;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    private static final int ADVISE_HUGE_PAGES = 14;
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;

    static final LinuxPages INSTANCE = new LinuxPages();

    private final MethodHandle map = find("mmap", FunctionDescriptor.of(LONG, LONG, LONG, INT, INT, INT, LONG));
    private final MethodHandle unmap = find("munmap", FunctionDescriptor.of(INT, LONG, LONG));
    private final MethodHandle advise = find("madvise", FunctionDescriptor.of(INT, LONG, LONG, INT));

    private LinuxPages() {}

    private static MethodHandle find(String name, FunctionDescriptor types) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), types);
    }

    long map(long bytes) {
        long address;
        try {
            address = (long) map.invokeExact(0L, bytes, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L);
        } catch (Throwable thrown) {
            throw new IllegalStateException("mmap could not be called", thrown);
        }
        if (address == -1) {
            throw new EngineException("The system refused " + MemoryBudget.mib(bytes)
                    + " of memory; lower the number of blocks or raise the limit on address space (ulimit -v)", true);
        }
        return address;
    }

    /** Returns whether the advice was taken; where not, pages are small and everything else is the same. */
    boolean adviseHuge(long address, long bytes) {
        try {
            return (int) advise.invokeExact(address, bytes, ADVISE_HUGE_PAGES) == 0;
        } catch (Throwable thrown) {
            throw new IllegalStateException("madvise could not be called", thrown);
        }
    }

    void unmap(long address, long bytes) {
        try {
            int refused = (int) unmap.invokeExact(address, bytes);
            assert refused == 0;
        } catch (Throwable thrown) {
            throw new IllegalStateException("munmap could not be called", thrown);
        }
    }

    MemorySegment segment(long address, long bytes, Arena arena, Runnable onClose) {
        return MemorySegment.ofAddress(address).reinterpret(bytes, arena, _ -> onClose.run());
    }
}
