package dev.augury.core.flow;

import org.jspecify.annotations.Nullable;

/** Is told what a lane does, on the thread of its loop; returns at once and throws nothing. */
public interface LaneListener {

    /** A request is in the queue. */
    void admitted(Request request);

    /** The policy refused a request at the door. */
    void rejected(Request request, String reason);

    /** A request gave its first token, that many nanoseconds after its arrival. */
    void firstToken(Request request, long nanos);

    /** A request that was admitted is over. */
    void finished(Request request, Outcome outcome);

    /** A plugin was replaced because it misbehaved; what it threw, if it threw. */
    void quarantined(String plugin, String reason, @Nullable Throwable cause);

    /** The engine failed, or the loop did; the lane is broken for good when {@code fatal}. */
    void failed(String what, boolean fatal, Throwable cause);
}
