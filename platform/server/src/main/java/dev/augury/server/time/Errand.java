package dev.augury.server.time;

import dev.augury.core.time.Time;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A piece of blocking work on a thread of its own, which is interrupted only while the work itself runs. */
final class Errand<T> implements Time.Work, Runnable {

    private final Callable<T> work;
    private final BiConsumer<@Nullable T, @Nullable Throwable> onDone;
    private @Nullable Thread thread;
    private boolean interrupted;

    Errand(Callable<T> work, BiConsumer<@Nullable T, @Nullable Throwable> onDone) {
        this.work = work;
        this.onDone = onDone;
    }

    @Override
    public void run() {
        T result = null;
        Throwable failure = null;
        try {
            begin();
            result = work.call();
        } catch (Throwable thrown) {
            // Whoever asked is told, whatever happened: a request must not hang on an error of its work.
            failure = thrown;
        }
        end();
        onDone.accept(result, failure);
    }

    @Override
    public synchronized void interrupt() {
        interrupted = true;
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (interrupted) {
            throw new InterruptedException("The work was interrupted before it began");
        }
        thread = Thread.currentThread();
    }

    private synchronized void end() {
        thread = null;
        if (interrupted) {
            Thread.interrupted();
        }
    }
}
