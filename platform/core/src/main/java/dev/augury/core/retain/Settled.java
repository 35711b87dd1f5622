package dev.augury.core.retain;

import dev.augury.core.flow.Outcome.SegmentOutcome;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.SegmentStart;

/**
 * The last segment of an answer that ended in calls of the client, once it is known how long they took, or that this will not be known. Told once for every such
 * answer.
 *
 * @param request what is left of its request
 * @param start the segment as it began
 * @param outcome how it went
 */
public record Settled(Request request, SegmentStart start, SegmentOutcome outcome) {}
