package dev.augury.store.history;

import dev.augury.core.flow.Features;
import dev.augury.core.flow.Outcome;
import dev.augury.spi.predict.Prediction;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads an outcome into the flat form that is kept. */
final class OutcomeReader {

    private static final int FAILURE_LENGTH_MAX = 1000;

    /** Of what clients choose: names of programs and tools. */
    private static final int NAME_LENGTH_MAX = 200;

    private final boolean keepText;

    OutcomeReader(boolean keepText) {
        this.keepText = keepText;
    }

    /**
     * Reads an outcome.
     *
     * @param endedAtMillis wall time at which it was told
     */
    RequestRecord read(Outcome outcome, long endedAtMillis) {
        Outcome.Arrival arrival = outcome.arrival();
        Outcome.Effort effort = outcome.effort();
        Outcome.Timing timing = outcome.timing();
        return new RequestRecord(
                outcome.id(),
                outcome.source().tenant(),
                outcome.source().program() == null ? null : kept(outcome.source().program(), NAME_LENGTH_MAX),
                outcome.source().model(),
                outcome.lane(),
                outcome.scheduler(),
                endedAtMillis - timing.totalNanos() / 1_000_000,
                new RequestRecord.Tokens(arrival.promptTokens(), effort.cachedTokens(), effort.computedTokens(), outcome.outputTokens(), arrival.outputTokensMax()),
                arrival.choices(),
                new RequestRecord.Effort(effort.recomputes(), effort.swaps()),
                new RequestRecord.Timing(timing.startedNanos(), timing.firstTokenNanos(), timing.totalNanos()),
                outcome.failure() == null ? null : kept(outcome.failure().message(), FAILURE_LENGTH_MAX),
                vector(arrival.features()),
                keepText ? kept(arrival.text(), Integer.MAX_VALUE) : null,
                segments(outcome));
    }

    private static List<RequestRecord.Segment> segments(Outcome outcome) {
        List<RequestRecord.Segment> segments = new ArrayList<>();
        for (Outcome.SequenceOutcome sequence : outcome.sequences()) {
            for (Outcome.SegmentOutcome segment : sequence.segments()) {
                segments.add(new RequestRecord.Segment(
                        sequence.choice(),
                        segment.index(),
                        sequence.reason().name().toLowerCase(Locale.ROOT),
                        segment.contextTokens(),
                        segment.outputTokens(),
                        segment.censored(),
                        segment.startedNanos(),
                        segment.endedNanos(),
                        predicted(segment.predicted()),
                        call(segment.call())));
            }
        }
        return segments;
    }

    private static RequestRecord.Predicted predicted(Prediction prediction) {
        return new RequestRecord.Predicted(
                prediction.source(),
                prediction.outputTokens().mean(),
                prediction.outputTokens().p50(),
                prediction.outputTokens().p90(),
                prediction.outputTokens().p99(),
                prediction.callProbability(),
                prediction.callSeconds().mean(),
                prediction.responseTokens().mean());
    }

    private static RequestRecord.@Nullable Call call(Outcome.@Nullable CallOutcome call) {
        return call == null ? null
                : new RequestRecord.Call(call.call(), kept(call.tool(), NAME_LENGTH_MAX), call.nanos() == null ? null : Double.valueOf(call.nanos() / 1e9), call.responseTokens());
    }

    private static RequestRecord.Vector vector(Features features) {
        ByteBuffer bytes = ByteBuffer.allocate(features.values().length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(features.values());
        return new RequestRecord.Vector(features.version(), bytes.array(), features.templateHash(), features.systemHash(), features.toolsHash());
    }

    /** Returns what databases take: no more than its column has room for, no NUL, and no half of a surrogate pair. */
    private static String kept(String text, int lengthMax) {
        String cut = text.length() <= lengthMax ? text : text.substring(0, lengthMax);
        return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }
}
