package dev.augury.core.pipeline;

import dev.augury.core.flow.LaneListener;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.SegmentStart;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.history.HistoryStore;
import dev.augury.core.predict.Segment;
import dev.augury.core.predict.SegmentResult;
import dev.augury.core.retain.Settled;
import dev.augury.spi.listen.ServingListener;
import dev.augury.spi.predict.Predictor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what a lane's loop tells: outcomes to the history at once, everything else to listeners and the predictor through the feed.
 *
 * @param lane name of the lane
 * @param predictor learns from every segment, or null
 * @param history takes every outcome
 * @param listeners are told
 * @param feed tells them off the loop
 */
record LaneBook(String lane, @Nullable Predictor predictor, List<HistoryStore> history, List<ServingListener> listeners, Feed feed)
        implements LaneListener {

    private static final Logger LOG = LoggerFactory.getLogger(LaneBook.class);

    @Override
    public void admitted(Request request) {
        tell(listener -> listener.onAdmitted(request));
    }

    @Override
    public void rejected(Request request, String reason) {
        tell(listener -> listener.onRejected(request, reason));
    }

    @Override
    public void firstToken(Request request, long nanos) {
        tell(listener -> listener.onFirstToken(request, nanos));
    }

    @Override
    public void finished(Request request, Outcome outcome) {
        for (HistoryStore store : history) {
            store.record(outcome);
        }
        tell(listener -> listener.onFinished(request, new Ended(outcome)));
        Predictor learner = predictor;
        if (learner != null) {
            feed.tell(() -> learn(learner, request, outcome));
        }
    }

    @Override
    public void quarantined(String plugin, String reason, @Nullable Throwable cause) {
        LOG.error("Lane {}: {} is quarantined and what is built in takes over; {}", lane, plugin, reason, cause);
        tell(listener -> listener.onQuarantined(lane, plugin, reason));
    }

    @Override
    public void failed(String what, boolean fatal, Throwable cause) {
        LOG.error("Lane {}: {} failed{}", lane, what, fatal ? "; the lane is broken" : "", cause);
    }

    /** The last segment of an answer that ended in calls of the client is learned when the client came back, or will not. */
    void settled(Settled segment) {
        Predictor learner = predictor;
        if (learner != null) {
            Request request = segment.request();
            int left = request.outputTokensMax() - segment.start().outputTokensSoFar();
            feed.tell(() -> learner.learn(new SegmentResult(Segment.of(request, left, segment.start()), segment.outcome())));
        }
    }

    private static void learn(Predictor predictor, Request request, Outcome outcome) {
        for (Outcome.SequenceOutcome sequence : outcome.sequences()) {
            int output = 0;
            List<String> calls = new ArrayList<>();
            boolean awaited = sequence.reason() == FinishReason.TOOL_CALLS;
            for (Outcome.SegmentOutcome went : awaited ? sequence.segments().subList(0, sequence.segments().size() - 1) : sequence.segments()) {
                SegmentStart start = new SegmentStart(went.index(), went.contextTokens(), output, calls);
                predictor.learn(new SegmentResult(Segment.of(request, request.outputTokensMax() - output, start), went));
                output += went.outputTokens();
                if (went.call() != null) {
                    calls.add(went.call().tool());
                }
            }
        }
    }

    private void tell(Consumer<ServingListener> news) {
        for (ServingListener listener : listeners) {
            feed.tell(() -> news.accept(listener));
        }
    }
}
