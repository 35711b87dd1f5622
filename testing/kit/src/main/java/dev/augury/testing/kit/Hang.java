package dev.augury.testing.kit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A delay that lasts until a test ends it, at most a minute: for plugins that do not return. */
public final class Hang implements Runnable {

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Waits for {@link #release}; an interrupt does not end it, as it does not end a plugin that spins. */
    @Override
    public void run() {
        entered.countDown();
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        boolean over = false;
        while (!over) {
            try {
                over = released.await(deadline - System.nanoTime(), TimeUnit.NANOSECONDS) || System.nanoTime() >= deadline;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether somebody hangs within that time. */
    public boolean entered(long timeout, TimeUnit unit) throws InterruptedException {
        return entered.await(timeout, unit);
    }

    /** Ends the hanging. */
    public void release() {
        released.countDown();
    }
}
