package dev.augury.server.time;

import dev.augury.core.time.Time.Loop;
import dev.augury.core.time.Time.Turn;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that takes turns while there is something to do and is parked otherwise. */
final class DrivenLoop implements Loop {

    private static final Logger LOG = LoggerFactory.getLogger(DrivenLoop.class);

    private final Turn turn;
    private final Thread thread;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopped;

    /** Makes a loop; {@link #start} begins it. */
    DrivenLoop(String name, Turn turn) {
        this.turn = turn;
        thread = Thread.ofPlatform().name("augury-loop-" + name).daemon().unstarted(this::run);
    }

    /** Begins to wait for the first wake. */
    DrivenLoop start() {
        thread.start();
        return this;
    }

    @Override
    public void wake() {
        // Only the first of many wakes costs more than a read.
        if (!woken.get() && woken.compareAndSet(false, true)) {
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!stopped) {
            if (!woken.getAndSet(false)) {
                LockSupport.park(this);
                continue;
            }
            boolean more = true;
            while (!stopped && more) {
                more = more();
            }
        }
    }

    private boolean more() {
        try {
            return turn.turn();
        } catch (Throwable broken) {
            // A turn should throw nothing. A loop that ended here would leave its requests hanging, so it goes on with its next message.
            LOG.error("A turn of {} failed", thread.getName(), broken);
            return false;
        }
    }
}
