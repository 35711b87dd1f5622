package dev.augury.engine.cpu.team;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A counter that workers wait on: spinning first, because most waits of a step last microseconds, then parked, because the network
 * and other engines need the cores too. Where waits turn out long, because other work has the core of the one who is waited for, a worker spins less each time;
 * where they are short again, more, up to the limit.
 */
final class Gate {

    /** Spins between two looks at the clock. */
    private static final int SPINS_PER_LOOK = 32;
    /** How much shorter than the limit a spin gets. */
    private static final int LEAST_PART = 32;

    private final long spinNanos;
    private final Parking[] parkings;
    private volatile int opened;

    /** Where one worker waits; written by that worker, the parked thread read by the one who opens. */
    private static final class Parking {
        private volatile @Nullable Thread parked;
        private long spinNanos;
    }

    Gate(int workers, long spinNanos) {
        this.spinNanos = spinNanos;
        parkings = new Parking[workers];
        for (int i = 0; i < workers; i++) {
            parkings[i] = new Parking();
            parkings[i].spinNanos = spinNanos;
        }
    }

    /** How often the gate has been opened. */
    int opened() {
        return opened;
    }

    /** Lets everybody through who waits for the present count to pass. Called by one thread at a time. */
    void open() {
        opened = opened + 1;
        wake();
    }

    /** Makes every parked waiter look again. */
    void wake() {
        for (Parking parking : parkings) {
            Thread thread = parking.parked;
            if (thread != null) {
                LockSupport.unpark(thread);
            }
        }
    }

    /** Waits until the gate was opened after {@code seen}, or {@code stop} says that waiting is pointless. */
    void await(int worker, int seen, Stop stop) {
        Parking parking = parkings[worker];
        long start = System.nanoTime();
        if (!spin(start, parking.spinNanos, seen, stop)) {
            park(parking, seen, stop);
        }
        boolean shortWait = System.nanoTime() - start <= spinNanos;
        parking.spinNanos = shortWait ? Math.min(spinNanos, 2 * parking.spinNanos) : Math.max(spinNanos / LEAST_PART, parking.spinNanos / 2);
    }

    private void park(Parking parking, int seen, Stop stop) {
        parking.parked = Thread.currentThread();
        while (opened == seen && !stop.stopped()) {
            LockSupport.park(this);
        }
        parking.parked = null;
    }

    private boolean spin(long start, long nanos, int seen, Stop stop) {
        do {
            for (int i = 0; i < SPINS_PER_LOOK; i++) {
                if (opened != seen || stop.stopped()) {
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - start < nanos);
        return opened != seen || stop.stopped();
    }

    /** Says whether waiting has become pointless. */
    interface Stop {
        boolean stopped();
    }
}
