package dev.augury.core.pipeline;

import dev.augury.core.time.Time;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Time with real threads, as production has it, to find what only they show. */
final class ThreadTime implements Time, AutoCloseable {

    private final ScheduledExecutorService messages = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean closed;

    @Override
    public long now() {
        return System.nanoTime();
    }

    @Override
    public Timer post(long at, Runnable message) {
        var posted = messages.schedule(message, Math.max(0, at - now()), TimeUnit.NANOSECONDS);
        return () -> posted.cancel(false);
    }

    @Override
    public <T> Work async(Callable<T> task, BiConsumer<@Nullable T, @Nullable Throwable> onDone) {
        var under = work.submit(() -> {
            T result;
            try {
                result = task.call();
            } catch (Exception failure) {
                onDone.accept(null, failure);
                return;
            }
            onDone.accept(result, null);
        });
        return () -> under.cancel(true);
    }

    @Override
    public void elapse(long nanos) {
        Thread.onSpinWait();
    }

    @Override
    public Loop drive(String name, Turn turn) {
        Semaphore woken = new Semaphore(0);
        Thread.ofPlatform().daemon().name(name).start(() -> {
            while (!closed) {
                try {
                    woken.acquire();
                } catch (InterruptedException e) {
                    return;
                }
                woken.drainPermits();
                while (!closed && turn.turn()) {
                    Thread.onSpinWait();
                }
            }
        });
        return new Loop() {
            @Override
            public void wake() {
                woken.release();
            }

            @Override
            public void stop() {
                closed = true;
                woken.release();
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        messages.shutdownNow();
        work.shutdownNow();
    }
}
