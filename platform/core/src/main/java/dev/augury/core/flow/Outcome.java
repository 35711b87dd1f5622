package dev.augury.core.flow;

import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.spi.predict.Prediction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a request went, predicted and actual; made once for every request that was admitted, when it is over. Constant.
 *
 * <p>Core reads no calendar: every time is a number of nanoseconds after the request's arrival. Who stores an outcome subtracts {@link Timing#totalNanos()}
 * from the time at which it was told.
 *
 * @param request id within the host's life
 * @param id what the client saw, for example {@code chatcmpl-…}
 * @param lane name of the lane that served it
 * @param scheduler name of the scheduling policy that was active at its end
 * @param source model, tenant and program
 * @param arrival what was known at its arrival
 * @param timing when what happened
 * @param effort what serving it took
 * @param sequences its answers in order of their choice index
 * @param failure why it failed, or null when it did not
 */
public record Outcome(
        long request,
        String id,
        String lane,
        String scheduler,
        Source source,
        Arrival arrival,
        Timing timing,
        Effort effort,
        List<SequenceOutcome> sequences,
        @Nullable Refusal failure) {

    /** Copies the list. */
    public Outcome {
        sequences = List.copyOf(sequences);
    }

    /** Returns the tokens generated over all answers. */
    public int outputTokens() {
        int sum = 0;
        for (SequenceOutcome sequence : sequences) {
            sum += sequence.outputTokens();
        }
        return sum;
    }

    /**
     * Where a request came from.
     *
     * @param model name of the model as served
     * @param tenant name of the tenant
     * @param program program of which the request is a part, or null
     */
    public record Source(String model, String tenant, @Nullable String program) {}

    /**
     * What was known at the door.
     *
     * @param promptTokens tokens of the prompt
     * @param outputTokensMax most tokens that could be generated per answer
     * @param choices number of answers asked for
     * @param features the feature vector
     * @param text the rendered prompt; null unless keeping texts is switched on
     */
    public record Arrival(int promptTokens, int outputTokensMax, int choices, Features features, @Nullable String text) {}

    /**
     * Times in nanoseconds after arrival.
     *
     * @param startedNanos when the first of its sequences began to run; null when none did
     * @param firstTokenNanos when its first token was made; null when none was
     * @param totalNanos when it was over
     */
    public record Timing(@Nullable Long startedNanos, @Nullable Long firstTokenNanos, long totalNanos) {

        /** Returns the nanoseconds before it began to run. */
        public long queueNanos() {
            return startedNanos == null ? totalNanos : startedNanos;
        }

        /** Returns the nanoseconds from its start to its first token, or to its end when there was none; 0 when it never began. */
        public long prefillNanos() {
            return startedNanos == null ? 0 : (firstTokenNanos == null ? totalNanos : firstTokenNanos) - startedNanos;
        }

        /** Returns the nanoseconds from its first token to its end; 0 when there was none. */
        public long decodeNanos() {
            return firstTokenNanos == null ? 0 : totalNanos - firstTokenNanos;
        }
    }

    /**
     * What serving took.
     *
     * @param cachedTokens tokens of the prompt found in the prefix cache
     * @param computedTokens tokens computed, those computed anew after a preemption included
     * @param recomputes preemptions by recompute
     * @param swaps preemptions by swap
     */
    public record Effort(int cachedTokens, long computedTokens, int recomputes, int swaps) {}

    /**
     * One answer.
     *
     * @param choice its index
     * @param reason why it ended
     * @param segments its segments in order, at least one
     */
    public record SequenceOutcome(int choice, FinishReason reason, List<SegmentOutcome> segments) {

        /** Copies the list. */
        public SequenceOutcome {
            segments = List.copyOf(segments);
        }

        /** Returns the tokens generated over all segments. */
        public int outputTokens() {
            int sum = 0;
            for (SegmentOutcome segment : segments) {
                sum += segment.outputTokens();
            }
            return sum;
        }
    }

    /**
     * One stretch of an answer, up to its next call or its end.
     *
     * @param index its index, from 0
     * @param contextTokens tokens of the context at its start
     * @param predicted what was expected of it
     * @param outputTokens tokens it generated
     * @param censored whether a cancel, a limit or an error cut it short, so that its length says little
     * @param startedNanos when it was enqueued
     * @param endedNanos when it ended, its call excluded
     * @param call the call in which it ended, or null
     */
    public record SegmentOutcome(
            int index,
            int contextTokens,
            Prediction predicted,
            int outputTokens,
            boolean censored,
            long startedNanos,
            long endedNanos,
            @Nullable CallOutcome call) {}

    /**
     * The call at the end of a segment; what was expected of it stands in the segment's prediction.
     *
     * @param call its id
     * @param tool name of the tool
     * @param nanos how long it took; null when it did not return
     * @param responseTokens tokens it brought back; null when it did not return
     */
    public record CallOutcome(String call, String tool, @Nullable Long nanos, @Nullable Integer responseTokens) {}
}
