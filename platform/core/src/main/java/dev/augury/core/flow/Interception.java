package dev.augury.core.flow;

import java.util.List;

/**
 * The calls of a pause, to be performed.
 *
 * @param sequence id of the paused sequence
 * @param request its request
 * @param calls the calls in order, at least one
 * @param next the segment after them, its context still without the responses
 * @param outputTokensLeft most tokens that may still be generated
 * @param room most tokens that the responses may have, so that one more fits into the context
 */
public record Interception(long sequence, Request request, List<ApiCall> calls, SegmentStart next, int outputTokensLeft, int room) {

    /** Copies the list. */
    public Interception {
        calls = List.copyOf(calls);
    }
}
