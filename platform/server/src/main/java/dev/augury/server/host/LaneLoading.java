package dev.augury.server.host;

import dev.augury.core.pipeline.Host;
import dev.augury.core.pipeline.LaneSpec;
import java.time.Duration;
import java.util.function.Supplier;

/** Opens lanes beside the running web, until all are open or the host goes down; whichever comes first, no engine is left that nobody closes. Thread-safe. */
final class LaneLoading {

    private final Host host;
    private final Thread thread;
    private boolean stopped;

    /** Makes it; {@code work} opens the lanes. */
    LaneLoading(Host host, Runnable work) {
        this.host = host;
        thread = Thread.ofPlatform().name("augury-load").unstarted(work);
    }

    /** Begins. */
    void start() {
        thread.start();
    }

    /** Loads a lane and opens it, unless the host goes down, before or meanwhile: then what was loaded is closed. Returns whether it is open. */
    boolean open(Supplier<LaneSpec> lane) {
        if (stopped()) {
            return false;
        }
        LaneSpec loaded = lane.get();
        synchronized (this) {
            if (!stopped) {
                host.open(loaded);
                return true;
            }
        }
        loaded.stove().engine().close();
        return false;
    }

    /** Returns whether the host goes down. */
    synchronized boolean stopped() {
        return stopped;
    }

    /** Opens no more lanes, and asks what is being loaded to end early. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        thread.interrupt();
    }

    /** Waits until nothing is being loaded. Returns false when that takes longer. */
    boolean await(Duration limit) throws InterruptedException {
        return thread.getState() == Thread.State.NEW || thread.join(limit);
    }
}
