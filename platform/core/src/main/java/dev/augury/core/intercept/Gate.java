package dev.augury.core.intercept;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Lets so many calls of a tool through at once; the others wait in their order. Thread-safe. */
final class Gate {

    private final int most;
    private final Queue<Performance> waiting = new ArrayDeque<>();
    private int inside;

    Gate(int most) {
        this.most = most;
    }

    /** Begins the call, now or when it is its turn. */
    void enter(Performance call) {
        synchronized (this) {
            if (inside >= most) {
                waiting.add(call);
                return;
            }
            inside++;
        }
        call.begin();
    }

    /** A call is over; the next that still wants to begins. */
    void leave() {
        Performance next = next();
        if (next != null) {
            next.begin();
        }
    }

    /** A call does not want to begin any more. */
    synchronized void giveUp(Performance call) {
        waiting.remove(call);
    }

    private synchronized @Nullable Performance next() {
        Performance next = waiting.poll();
        inside -= next == null ? 1 : 0;
        return next;
    }
}
