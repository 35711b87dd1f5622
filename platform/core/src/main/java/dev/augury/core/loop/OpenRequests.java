package dev.augury.core.loop;

import dev.augury.core.flow.LaneListener;
import dev.augury.core.flow.OpenRequest;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.kv.KvPool;
import dev.augury.core.plan.Planner;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.time.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The open requests of a lane, and the one place where sequences and requests end. Touched by the loop of the lane alone. */
final class OpenRequests {

    private final Map<Long, OpenRequest> open = new LinkedHashMap<>();
    private final LaneQueue queue;
    private final KvPool pool;
    private final Planner planner;
    private final LaneCounters counters;
    private final Ends ends;

    /**
     * Where ends are told.
     *
     * @param lane name of the lane
     * @param keepTexts whether outcomes carry the prompt's text
     * @param listener is told every end
     * @param time tells when
     */
    record Ends(String lane, boolean keepTexts, LaneListener listener, Time time) {}

    OpenRequests(LaneQueue queue, KvPool pool, Planner planner, LaneCounters counters, Ends ends) {
        this.queue = queue;
        this.pool = pool;
        this.planner = planner;
        this.counters = counters;
        this.ends = ends;
    }

    int size() {
        return open.size();
    }

    boolean has(Request request) {
        return open.containsKey(request.id());
    }

    void add(OpenRequest request) {
        open.put(request.request().id(), request);
    }

    /** Tells the client something. A client without room is one that went away. Returns whether the request is still open. */
    boolean emit(OpenRequest request, TokenEvent event) {
        if (!open.containsKey(request.request().id())) {
            return false;
        }
        if (request.request().sink().accept(event)) {
            return true;
        }
        cancel(request.request().id());
        return false;
    }

    /** An answer is over by itself; with the last one, so is its request. */
    void finish(Sequence sequence, FinishReason reason) {
        end(sequence, reason);
        OpenRequest request = sequence.open();
        boolean last = request.ended();
        if (emit(request, new TokenEvent.ChoiceFinished(sequence.choice(), reason)) && last) {
            emit(request, new TokenEvent.Completed(request.usage()));
        }
        if (last) {
            close(request, null);
        }
    }

    /** The answers of a request that asks for no output are over before they ran. */
    void finishUnrun(OpenRequest request) {
        for (Sequence sequence : request.sequences()) {
            if (!sequence.finished()) {
                finish(sequence, FinishReason.LENGTH);
            }
        }
    }

    /** A request ends because nobody wants it any more; nothing is told. */
    void cancel(long id) {
        OpenRequest request = open.get(id);
        if (request != null) {
            endAll(request, FinishReason.CANCELLED);
            close(request, null);
        }
    }

    /** A request ends by an error. Whatever else fails, its client is told. */
    void fail(OpenRequest request, Refusal reason) {
        if (!open.containsKey(request.request().id())) {
            return;
        }
        Attempts attempts = new Attempts();
        attempts.make(() -> endAll(request, FinishReason.ERROR));
        attempts.make(() -> close(request, reason));
        attempts.make(() -> request.request().sink().accept(new TokenEvent.Failed(reason)));
        attempts.end();
    }

    /** All requests end by an error. Clients are told though a fault of the loop itself has left queue or pool inconsistent; that fault is thrown when all were. */
    void failAll(Refusal reason) {
        Attempts attempts = new Attempts();
        List.copyOf(open.values()).forEach(request -> attempts.make(() -> fail(request, reason)));
        attempts.end();
    }

    private void endAll(OpenRequest request, FinishReason reason) {
        for (Sequence sequence : request.sequences()) {
            if (!sequence.finished()) {
                end(sequence, reason);
            }
        }
    }

    /** Blocks that are being copied are freed when the copies are done; all others now. */
    private void end(Sequence sequence, FinishReason reason) {
        planner.pauses().left(sequence);
        boolean known = queue.leave(sequence);
        if (!sequence.copying()) {
            pool.release(sequence);
        }
        sequence.finish(reason, ends.time().now());
        counters.finished(reason);
        if (known) {
            planner.policy().onFinished(sequence);
        }
    }

    private void close(OpenRequest request, @Nullable Refusal failure) {
        if (open.remove(request.request().id()) == null) {
            return;
        }
        Request closed = request.request();
        closed.place().leave();
        String text = ends.keepTexts() ? closed.reading().prompt().text() : null;
        ends.listener().finished(closed, request.outcome(ends.lane(), planner.policy().active(), text, failure, ends.time().now()));
    }
}
