package dev.augury.replay.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request of the past.
 *
 * @param type what sort of request it is; its calls are calls of a tool of that name
 * @param promptTokens tokens of the prompt, at least 1
 * @param segments its answer from call to call; every segment but the last ends in one
 */
public record TracedRequest(String type, int promptTokens, List<Segment> segments) {

    /** Copies the list and refuses what cannot be replayed. */
    public TracedRequest {
        segments = List.copyOf(segments);
        if (promptTokens < 1 || segments.isEmpty()) {
            throw new TraceException("A request has " + promptTokens + " tokens of prompt and " + segments.size() + " segments; it needs one of each at least");
        }
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).call() == null != (i == segments.size() - 1)) {
                throw new TraceException("Segment " + i + " of " + segments.size() + (segments.get(i).call() == null
                        ? " ends in no call and is not the last" : " is the last and ends in a call, after which something must come"));
            }
        }
    }

    /**
     * A stretch of an answer, up to its next call or its end.
     *
     * @param tokens tokens generated, at least 1
     * @param call the call in which it ends, or null at the end of the answer
     */
    public record Segment(int tokens, @Nullable Call call) {

        /** Refuses a segment without tokens. */
        public Segment {
            if (tokens < 1) {
                throw new TraceException("A segment has " + tokens + " tokens; it needs one at least");
            }
        }
    }

    /**
     * A call.
     *
     * @param nanos how long it took
     * @param responseTokens tokens that came back
     */
    public record Call(long nanos, int responseTokens) {

        /** Refuses negative numbers. */
        public Call {
            if (nanos < 0 || responseTokens < 0) {
                throw new TraceException("A call takes " + nanos + " ns and returns " + responseTokens + " tokens; neither can be negative");
            }
        }
    }

    /** Returns the tokens of its context at its end. */
    public int tokens() {
        int tokens = promptTokens;
        for (Segment segment : segments) {
            tokens += segment.tokens() + (segment.call() == null ? 0 : segment.call().responseTokens());
        }
        return tokens;
    }

    /** Returns how many calls it makes. */
    public int calls() {
        return segments.size() - 1;
    }

    /** Returns how long its longest call takes. */
    public long longestCallNanos() {
        long longest = 0;
        for (Segment segment : segments) {
            longest = Math.max(longest, segment.call() == null ? 0 : segment.call().nanos());
        }
        return longest;
    }
}
