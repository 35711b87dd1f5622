package dev.augury.core.loop;

import dev.augury.core.flow.LaneListener;
import dev.augury.core.flow.OpenRequest;
import dev.augury.core.flow.Reader;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.StepClock;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.plan.Planner;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.time.Time;
import dev.augury.spi.model.Vocabulary;
import dev.augury.spi.schedule.Verdict;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

/** Takes requests from the inbox into the queue, or refuses them. Touched by the loop of the lane alone. */
final class Arrivals {

    private final LaneQueue queue;
    private final Planner planner;
    private final OpenRequests requests;
    private final LaneCounters counters;
    private final Making making;

    /**
     * What answers are made with.
     *
     * @param time tells when
     * @param clock counts the steps
     * @param sequenceIds gives ids, unique within the host's life
     * @param decoders gives a decoder for an answer that goes on after that token
     * @param vocabulary the model's tokens
     * @param listener is told of every admission
     */
    record Making(
            Time time, StepClock clock, LongSupplier sequenceIds, IntFunction<TextDecoder> decoders, Vocabulary vocabulary, LaneListener listener) {}

    Arrivals(LaneQueue queue, Planner planner, OpenRequests requests, LaneCounters counters, Making making) {
        this.queue = queue;
        this.planner = planner;
        this.requests = requests;
        this.counters = counters;
        this.making = making;
    }

    void take(Request request) {
        switch (planner.judge(request)) {
            case Verdict.Admit _, Verdict.Hold _ -> admit(request);
            case Verdict.Reject(var retryAfter, var reason) -> {
                counters.rejected();
                making.listener().rejected(request, reason);
                refuse(request, new Refusal(Refusal.Kind.OVERLOADED, reason, null, retryAfter));
            }
        }
    }

    void refuse(Request request, Refusal refusal) {
        request.place().leave();
        request.sink().accept(new TokenEvent.Refused(refusal));
    }

    private void admit(Request request) {
        OpenRequest open = new OpenRequest(request, making.clock());
        for (int choice = 0; choice < request.choices(); choice++) {
            open.add(new Sequence(making.sequenceIds().getAsLong(), open, choice, reader(request), making.time().now()));
        }
        requests.add(open);
        counters.admitted(request.promptTokens());
        making.listener().admitted(request);
        if (!requests.emit(open, new TokenEvent.Admitted(request.promptTokens()))) {
            return;
        }
        boolean echoes = request.asked().echo() && !request.scoresPrompt();
        for (Sequence sequence : open.sequences()) {
            if (echoes && !requests.emit(open, new TokenEvent.Delta(sequence.choice(), request.reading().prompt().text(), List.of()))) {
                return;
            }
        }
        if (request.outputTokensMax() == 0 && open.promptScored()) {
            requests.finishUnrun(open);
            return;
        }
        Sequence first = open.sequences().getFirst();
        queue.enqueue(first, making.time().now());
        planner.policy().onEnqueued(first);
    }

    private Reader reader(Request request) {
        var limits = request.asked().limits();
        Reader.Rules rules = new Reader.Rules(limits.stop(), Set.copyOf(limits.stopTokens()), limits.ignoreEnd(), request.outputTokensMax());
        int last = request.reading().prompt().tokens()[request.promptTokens() - 1];
        return new Reader(rules, making.decoders().apply(last), making.vocabulary());
    }
}
