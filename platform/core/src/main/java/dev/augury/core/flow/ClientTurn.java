package dev.augury.core.flow;

import dev.augury.core.flow.Outcome.SegmentOutcome;
import java.util.List;

/**
 * A model's turn that ended in calls of the client, and with it its answer.
 *
 * @param request the request
 * @param calls the calls that the client is told of, at least one
 * @param said the text of the answer that the client is told
 * @param tokens the prompt and the answer; not to be changed
 * @param ended whether the last token ends the model's turn
 * @param whole whether the client is told all that the model wrote as calls, so that a conversation that goes on with these calls is the model's own
 * @param last the answer's last segment, whose call is under way
 */
public record ClientTurn(Request request, List<ApiCall> calls, String said, int[] tokens, boolean ended, boolean whole, Last last) {

    /** Copies the list. */
    public ClientTurn {
        calls = List.copyOf(calls);
    }

    /**
     * The last segment.
     *
     * @param start the segment as it began
     * @param outcome how it went, its call without an end
     */
    public record Last(SegmentStart start, SegmentOutcome outcome) {}
}
