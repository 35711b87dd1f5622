package dev.augury.engine.cpu.kv;

import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.EngineException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies blocks on a thread of its own, beside the steps, one call after the other. What waits is bounded by the sequences of the host, each of which has one
 * call under way at most.
 */
public final class Copier implements AutoCloseable {

    private static final int CLOSE_SECONDS = 60;

    private final KvTiers tiers;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Thread.ofPlatform().name("kv-copies").daemon().factory());

    /** Makes a copier between these tiers. */
    public Copier(KvTiers tiers) {
        this.tiers = tiers;
    }

    /**
     * Begins to copy, and tells when all is done.
     *
     * @throws IllegalArgumentException when a block does not exist
     */
    public void copy(List<BlockCopy> copies, CopyListener listener) {
        copies.forEach(tiers::check);
        List<BlockCopy> all = List.copyOf(copies);
        thread.execute(() -> {
            long start = System.nanoTime();
            EngineException failure = copied(all);
            listener.copied(System.nanoTime() - start, failure);
        });
    }

    private @Nullable EngineException copied(List<BlockCopy> copies) {
        try {
            copies.forEach(tiers::copy);
            return null;
        } catch (RuntimeException | InternalError failed) {
            // The JVM reports a disk error under the mapped host tier as an internal error.
            return new EngineException("Copying " + copies.size() + " blocks failed (" + failed + "); look at the disk of the host tier", false, failed);
        }
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("A copy of blocks did not end within " + CLOSE_SECONDS + " s; look at the disk of the host tier");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while copies of blocks were under way", interrupted);
        }
    }
}
