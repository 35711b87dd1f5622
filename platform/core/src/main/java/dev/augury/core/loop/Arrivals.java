package dev.augury.core.loop;

import dev.augury.core.flow.CallFormException;
import dev.augury.core.flow.Constraint;
import dev.augury.core.flow.ConstraintException;
import dev.augury.core.flow.LaneListener;
import dev.augury.core.flow.OpenRequest;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.StepClock;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.plan.Planner;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.time.Time;
import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.schedule.Verdict;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

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
     * @param readers make what reads them
     * @param listener is told of every admission
     */
    record Making(Time time, StepClock clock, LongSupplier sequenceIds, Readers readers, LaneListener listener) {}

    Arrivals(LaneQueue queue, Planner planner, OpenRequests requests, LaneCounters counters, Making making) {
        this.queue = queue;
        this.planner = planner;
        this.requests = requests;
        this.counters = counters;
        this.making = making;
    }

    /** Takes a request, or refuses it. One that a fault keeps out is told so: nobody else knows of it. */
    void take(Request request) {
        try {
            decide(request);
        } catch (RuntimeException | Error failure) {
            Attempts attempts = new Attempts(failure);
            if (!requests.has(request)) {
                Refusal broken = new Refusal(Refusal.Kind.INTERNAL, "The request failed on its way into the queue: " + failure + ". This is a fault of the server.", null, null);
                attempts.make(() -> refuse(request, broken));
            }
            attempts.end();
        }
    }

    private void decide(Request request) {
        switch (planner.judge(request)) {
            case Verdict.Admit _, Verdict.Hold _ -> admit(request);
            case Verdict.Reject(var retryAfter, var reason) -> {
                counters.rejected();
                making.listener().rejected(request, reason);
                refuse(request, new Refusal(Refusal.Kind.OVERLOADED, reason, null, retryAfter));
            }
        }
    }

    private void constrain(Sequence sequence) {
        Supplier<TokenConstraint> source = sequence.request().reading().next().constraint();
        if (source != null) {
            sequence.constrain(Constraint.open(source, making.readers().vocabulary().size()));
        }
    }

    void refuse(Request request, Refusal refusal) {
        request.place().leave();
        request.sink().accept(new TokenEvent.Refused(refusal));
    }

    private void admit(Request request) {
        OpenRequest open = new OpenRequest(request, making.clock());
        try {
            for (int choice = 0; choice < request.choices(); choice++) {
                Sequence sequence = new Sequence(making.sequenceIds().getAsLong(), open, choice, making.readers().open(request), making.time().now());
                constrain(sequence);
                open.add(sequence);
            }
        } catch (CallFormException failure) {
            making.listener().failed("Reading the calls of " + request, false, failure);
            refuse(request, Calls.unreadable(failure));
            return;
        } catch (ConstraintException failure) {
            making.listener().failed("Constraining " + request, false, failure);
            refuse(request, Calls.unconstrained(failure));
            return;
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
        planner.enqueued(first);
        Long prefix = request.reading().prompt().lineage().prefix();
        if (prefix != null) {
            planner.pauses().retention().returned(prefix, first);
        }
    }
}
