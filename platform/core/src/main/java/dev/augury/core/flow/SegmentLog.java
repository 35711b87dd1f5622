package dev.augury.core.flow;

import dev.augury.core.flow.Outcome.CallOutcome;
import dev.augury.core.flow.Outcome.SegmentOutcome;
import dev.augury.spi.predict.Prediction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The segments of one answer, the present one last. Touched by the loop of its lane alone. */
public final class SegmentLog {

    private final long arrivedAt;
    private final List<SegmentOutcome> ended = new ArrayList<>();
    private SegmentStart start;
    private Prediction prediction;
    private long startedAt;

    /** Begins with the first segment of a request that arrived at that time. */
    SegmentLog(long arrivedAt, SegmentStart first, Prediction prediction, long now) {
        this.arrivedAt = arrivedAt;
        this.prediction = prediction;
        start = first;
        startedAt = now;
    }

    /** Returns the present segment as it began. */
    public SegmentStart present() {
        return start;
    }

    /** Returns what is expected of the present segment. */
    public Prediction prediction() {
        return prediction;
    }

    /** Says that the first segment is enqueued now. */
    void enqueued(long now) {
        startedAt = now;
    }

    /** The present segment ended in these calls, with that many tokens generated in all and that many in the context. */
    SegmentStart call(List<ApiCall> calls, int outputTokens, int contextTokens, long now) {
        ApiCall first = calls.getFirst();
        ended.add(segment(outputTokens, false, now, new CallOutcome(first.id(), first.call().tool(), null, null)));
        List<String> tools = new ArrayList<>(start.callsSoFar());
        calls.forEach(call -> tools.add(call.call().tool()));
        return new SegmentStart(start.index() + 1, contextTokens, outputTokens, tools);
    }

    /** The calls returned: the next segment begins. */
    void next(SegmentStart next, Prediction expected, int responseTokens, long now) {
        SegmentOutcome last = ended.removeLast();
        CallOutcome call = last.call();
        if (call == null) {
            throw new IllegalStateException("Segment " + last.index() + " ended without a call and another follows");
        }
        long nanos = now - arrivedAt - last.endedNanos();
        ended.add(new SegmentOutcome(
                last.index(), last.contextTokens(), last.predicted(), last.outputTokens(), last.censored(), last.startedNanos(), last.endedNanos(),
                new CallOutcome(call.call(), call.tool(), nanos, responseTokens)));
        start = next;
        prediction = expected;
        startedAt = now;
    }

    /** Returns the segments of an answer that ended at that time with that many tokens; one that ended during a call has no segment after it. */
    List<SegmentOutcome> outcomes(int outputTokens, boolean censored, long endedAt) {
        List<SegmentOutcome> all = new ArrayList<>(ended);
        if (ended.size() == start.index()) {
            all.add(segment(outputTokens, censored, endedAt, null));
        }
        return all;
    }

    private SegmentOutcome segment(int outputTokens, boolean censored, long endedAt, @Nullable CallOutcome call) {
        return new SegmentOutcome(
                start.index(),
                start.contextTokens(),
                prediction,
                outputTokens - start.outputTokensSoFar(),
                censored,
                startedAt - arrivedAt,
                endedAt - arrivedAt,
                call);
    }
}
