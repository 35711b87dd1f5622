package dev.augury.app.chat;

import org.jspecify.annotations.Nullable;

/** What Ctrl-C does while an answer runs: the first stroke cancels it, a second one leaves. */
public final class Strike {

    private final Runnable leave;
    private @Nullable Thread answering;
    private boolean struck;

    /** Makes a strike that leaves by {@code leave}. */
    public Strike(Runnable leave) {
        this.leave = leave;
    }

    /** The present thread begins to wait for an answer. */
    synchronized void begin() {
        answering = Thread.currentThread();
        struck = false;
    }

    /** The answer has ended; an interrupt that came too late is taken back. */
    synchronized void end() {
        answering = null;
        Thread.interrupted();
    }

    /** Takes a stroke of Ctrl-C; any thread. */
    public synchronized void hit() {
        Thread waiting = answering;
        if (waiting == null || struck) {
            leave.run();
            return;
        }
        struck = true;
        waiting.interrupt();
    }
}
