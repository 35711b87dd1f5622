package dev.augury.engine.cpu.team;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that run one piece of work together. The caller of {@link #run} is worker 0; the others are started once and
 * wait, first spinning, then parked, for the next piece.
 *
 * <p>{@link #run} and {@link #close} are called by one thread at a time.
 */
public final class WorkerTeam implements AutoCloseable {

    private final int size;
    private final Gate start;
    private final Gate phase;
    private final Gate end;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger finished = new AtomicInteger();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Worker[] workers;
    private final Thread[] threads;
    private final Gate.Stop whenClosed = () -> this.closed;
    private final Gate.Stop whenFailed = () -> this.failed;
    private final Gate.Stop never = () -> false;
    private volatile boolean closed;
    private volatile boolean failed;
    private volatile @Nullable Consumer<Worker> work;

    /** Ends a worker's part after another worker failed. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super("Another worker failed", null, false, false);
        }
    }

    /**
     * Starts the threads.
     *
     * @param name begins the threads' names
     * @param size workers, the caller of {@link #run} included; at least 1
     * @param spinNanos how long a worker spins before it parks
     */
    public WorkerTeam(String name, int size, long spinNanos) {
        if (size < 1) {
            throw new IllegalArgumentException("A team of " + size + " workers cannot work; use 1 or more");
        }
        this.size = size;
        start = new Gate(size, spinNanos);
        phase = new Gate(size, spinNanos);
        end = new Gate(size, spinNanos);
        workers = new Worker[size];
        threads = new Thread[size - 1];
        for (int i = 0; i < size; i++) {
            workers[i] = new Worker(this, i);
        }
        for (int i = 1; i < size; i++) {
            Worker worker = workers[i];
            threads[i - 1] = Thread.ofPlatform().daemon().name(name + "-worker-" + i).start(() -> serve(worker));
        }
    }

    /** Workers, the caller included. */
    public int size() {
        return size;
    }

    /**
     * Lets every worker run the work once and returns when all have.
     *
     * @throws RuntimeException or Error that a worker threw first; the team stays usable
     */
    public void run(Consumer<Worker> job) {
        if (closed) {
            throw new IllegalStateException("The worker team is closed; make a new engine");
        }
        work = job;
        int before = end.opened();
        start.open();
        part(workers[0], job);
        end.await(0, before, never);
        work = null;
        rethrow();
    }

    private void rethrow() {
        arrived.set(0);
        next.set(0);
        failed = false;
        Throwable thrown = failure.getAndSet(null);
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private void serve(Worker worker) {
        int seen = 0;
        while (true) {
            start.await(worker.index(), seen, whenClosed);
            if (closed) {
                return;
            }
            seen = start.opened();
            Consumer<Worker> job = work;
            if (job != null) {
                part(worker, job);
            }
        }
    }

    private void part(Worker worker, Consumer<Worker> job) {
        try {
            job.accept(worker);
        } catch (Abandoned abandoned) {
            // The failure that made this worker give up is already recorded.
            assert failed;
        } catch (RuntimeException | Error thrown) {
            failure.compareAndSet(null, thrown);
            failed = true;
            phase.wake();
        }
        if (finished.incrementAndGet() == size) {
            finished.set(0);
            end.open();
        }
    }

    int claim(int units) {
        int unit = next.getAndIncrement();
        return unit < units ? unit : -1;
    }

    void barrier(int worker) {
        int seen = phase.opened();
        if (arrived.incrementAndGet() == size) {
            arrived.set(0);
            next.set(0);
            phase.open();
            return;
        }
        phase.await(worker, seen, whenFailed);
        if (failed) {
            throw new Abandoned();
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        start.wake();
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
