package dev.augury.executor.http;

import java.util.function.LongSupplier;

/** Lets a tool rest that failed several times in a row; after the pause one call tries it again, and its end decides. Thread-safe. */
final class Breaker {

    private final int failuresMax;
    private final long pauseNanos;
    private final LongSupplier nanos;
    private int failures;
    private long openedAt;
    private boolean trying;

    Breaker(int failuresMax, long pauseNanos, LongSupplier nanos) {
        this.failuresMax = failuresMax;
        this.pauseNanos = pauseNanos;
        this.nanos = nanos;
    }

    /** Returns whether a call may be made; whoever may tells how it ended. */
    synchronized boolean admits() {
        if (failures < failuresMax) {
            return true;
        }
        if (trying || nanos.getAsLong() - openedAt < pauseNanos) {
            return false;
        }
        trying = true;
        return true;
    }

    /** The service answered. */
    synchronized void succeeded() {
        failures = 0;
        trying = false;
    }

    /** The service could not serve. Returns whether the tool rests from now on. */
    synchronized boolean failed() {
        failures = Math.min(failuresMax, failures + 1);
        trying = false;
        openedAt = nanos.getAsLong();
        return failures == failuresMax;
    }

    /** The call ended before anything was learned. */
    synchronized void abandoned() {
        trying = false;
    }
}
