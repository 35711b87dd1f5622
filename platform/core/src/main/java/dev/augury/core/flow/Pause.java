package dev.augury.core.flow;

import dev.augury.spi.handling.Handling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sequence's wait for its calls. Touched by the loop of its lane alone. */
public final class Pause {

    private final List<ApiCall> calls;
    private Handling handling = Handling.PRESERVE;
    private long heldSince;
    private @Nullable SegmentStart next;
    private boolean returned;
    private boolean cut;

    /** Begins a pause for these calls, at least one. */
    public Pause(List<ApiCall> calls, long now) {
        this.calls = List.copyOf(calls);
        heldSince = now;
    }

    /** Returns the calls in order. */
    public List<ApiCall> calls() {
        return calls;
    }

    /** Returns what is to become of the sequence's KV; where its blocks are tells what became of it so far. */
    public Handling handling() {
        return handling;
    }

    /** Sets what is to become of the sequence's KV. */
    public void handling(Handling value) {
        handling = value;
        cut = false;
    }

    /** Returns whether its last blocks were moved away for others: they come back when the calls are over, or when its handling is set again. */
    public boolean cut() {
        return cut;
    }

    /** Says that its last blocks are moved away for others, whatever its handling. */
    public void beCut() {
        cut = true;
    }

    /** Returns the segment that will follow, its context still without the responses; null before the sequence is paused. */
    public @Nullable SegmentStart next() {
        return next;
    }

    /** Sets the segment that will follow. */
    void next(SegmentStart start) {
        next = start;
    }

    /** Returns whether the calls are over: the sequence goes on as soon as a copy or a place that it waits for allows. */
    public boolean returned() {
        return returned;
    }

    /** Says that the calls are over. */
    public void end() {
        returned = true;
    }

    /** Returns the nanoseconds since the KV was last accounted for, and accounts for it. */
    public long account(long now) {
        long held = now - heldSince;
        heldSince = now;
        return held;
    }
}
