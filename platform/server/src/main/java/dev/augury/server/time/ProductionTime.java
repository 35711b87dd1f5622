package dev.augury.server.time;

import dev.augury.core.time.Time;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The monotonic clock of the machine, one thread that delivers messages, a thread per loop, and a virtual thread for each piece of blocking work. */
public final class ProductionTime implements Time, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProductionTime.class);

    private final ScheduledThreadPoolExecutor messages = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().name("augury-time").daemon().factory());
    private final ExecutorService work = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("augury-work-", 0).factory());

    private final Queue<Loop> loops = new ConcurrentLinkedQueue<>();

    /** Starts the clock. */
    public ProductionTime() {
        messages.setRemoveOnCancelPolicy(true);
    }

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public Timer post(long at, Runnable message) {
        Future<?> posted = messages.schedule(() -> deliver(message), Math.max(0, at - now()), TimeUnit.NANOSECONDS);
        return () -> posted.cancel(false);
    }

    @Override
    public <T> Work async(Callable<T> task, BiConsumer<@Nullable T, @Nullable Throwable> onDone) {
        Errand<T> errand = new Errand<>(task, onDone);
        work.execute(errand);
        return errand;
    }

    @Override
    public void elapse(long nanos) {
        long end = now() + nanos;
        for (long left = nanos; left > 0 && !Thread.currentThread().isInterrupted(); left = end - now()) {
            LockSupport.parkNanos(left);
        }
    }

    @Override
    public Loop drive(String name, Turn turn) {
        DrivenLoop loop = new DrivenLoop(name, turn).start();
        loops.add(loop);
        return loop;
    }

    /** Stops all; what is still posted is not delivered. */
    @Override
    public void close() {
        loops.forEach(Loop::stop);
        messages.shutdownNow();
        work.shutdownNow();
    }

    private static void deliver(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException e) {
            LOG.error("A posted message failed", e);
        }
    }
}
