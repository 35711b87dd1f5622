package dev.augury.server.health;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The one place that knows what the host is doing. It goes from loading to serving to draining, never back. Thread-safe. */
@Component
public final class HostState {

    private final AtomicReference<HostPhase> phase = new AtomicReference<>(HostPhase.LOADING);

    /** Returns what the host is doing. */
    public HostPhase phase() {
        return phase.get();
    }

    /** Says that all models are open; without effect when the host goes down already. */
    public void loaded() {
        phase.compareAndSet(HostPhase.LOADING, HostPhase.SERVING);
    }

    /** Says that the host goes down. */
    public void drain() {
        phase.set(HostPhase.DRAINING);
    }
}
