package dev.augury.engine.simulated;

import dev.augury.spi.engine.CopyListener;
import dev.augury.spi.engine.EngineContext;
import java.util.ArrayDeque;
import java.util.Queue;

/** The one link between the tiers: copies pass it in turn, beside the steps, which wait for none of them. Thread-safe. */
final class CopyLink {

    private final EngineContext context;
    private final Queue<Copy> waiting = new ArrayDeque<>();
    private boolean busy;

    private record Copy(long nanos, CopyListener listener) {}

    CopyLink(EngineContext context) {
        this.context = context;
    }

    /** Copies for that long, as soon as the link is free. */
    void copy(long nanos, CopyListener listener) {
        Copy copy = new Copy(nanos, listener);
        synchronized (this) {
            if (busy) {
                waiting.add(copy);
                return;
            }
            busy = true;
        }
        begin(copy);
    }

    private void begin(Copy copy) {
        context.after(copy.nanos(), () -> {
            copy.listener().copied(copy.nanos(), null);
            Copy next;
            synchronized (this) {
                next = waiting.poll();
                busy = next != null;
            }
            if (next != null) {
                begin(next);
            }
        });
    }
}
