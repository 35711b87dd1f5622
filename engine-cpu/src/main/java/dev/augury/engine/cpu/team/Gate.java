package dev.augury.engine.cpu.team;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A counter that workers wait on: spinning first, because most waits of a step last microseconds, then parked, because the network
 * and other engines need the cores too.
 */
final class Gate {

    /** Spins between two looks at the clock. */
    private static final int SPINS_PER_LOOK = 32;

    private final long spinNanos;
    private final Parking[] parkings;
    private volatile int opened;

    /** Where one worker waits; written by that worker, read by the one who opens. */
    private static final class Parking {
        private volatile @Nullable Thread parked;
    }

    Gate(int workers, long spinNanos) {
        this.spinNanos = spinNanos;
        parkings = new Parking[workers];
        for (int i = 0; i < workers; i++) {
            parkings[i] = new Parking();
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
        if (spin(seen, stop)) {
            return;
        }
        Parking parking = parkings[worker];
        parking.parked = Thread.currentThread();
        while (opened == seen && !stop.stopped()) {
            LockSupport.park(this);
        }
        parking.parked = null;
    }

    private boolean spin(int seen, Stop stop) {
        long start = System.nanoTime();
        do {
            for (int i = 0; i < SPINS_PER_LOOK; i++) {
                if (opened != seen || stop.stopped()) {
                    return true;
                }
                Thread.onSpinWait();
            }
        } while (System.nanoTime() - start < spinNanos);
        return opened != seen || stop.stopped();
    }

    /** Says whether waiting has become pointless. */
    interface Stop {
        boolean stopped();
    }
}
