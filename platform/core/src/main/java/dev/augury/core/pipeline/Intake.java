package dev.augury.core.pipeline;

import dev.augury.core.admit.Door;
import dev.augury.core.admit.RequestCheck;
import dev.augury.core.flow.Features;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import dev.augury.core.flow.TokenizedPrompt;
import dev.augury.core.predict.Segment;
import dev.augury.core.queue.Message;
import dev.augury.core.stream.Delivery;
import dev.augury.core.tokenize.PromptException;
import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.predict.Prediction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way from the door to the inbox: admit → tokenize → predict → enqueue. Thread-safe. */
final class Intake implements Serving.Submission {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final long id;
    private final long arrivedAt;
    private final ServeRequest asked;
    private final Delivery delivery;
    private final IntakeDesk desk;
    private Door.@Nullable Ticket ticket;
    private boolean enqueued;
    private boolean cancelled;

    Intake(long id, ServeRequest asked, Delivery delivery, IntakeDesk desk) {
        this.id = id;
        this.asked = asked;
        this.delivery = delivery;
        this.desk = desk;
        arrivedAt = desk.time().now();
    }

    /** Begins; the rest happens off the caller's thread. */
    void admit() {
        Refusal problem = desk.check().problem(asked);
        if (problem != null) {
            refuse(problem);
            return;
        }
        switch (desk.door().enter()) {
            case Door.Answer.Turned(var refusal) -> refuse(refusal);
            case Door.Answer.Entered(var place) -> {
                ticket = place;
                guarded(() -> desk.time().async(() -> desk.read(asked, arrivedAt), (read, failure) -> guarded(() -> tokenized(read, failure))));
            }
        }
    }

    @Override
    public void cancel() {
        boolean inInbox;
        synchronized (this) {
            inInbox = enqueued && !cancelled;
            cancelled = true;
        }
        delivery.end();
        if (inInbox) {
            desk.inbox().put(new Message.Cancel(id));
        }
    }

    private void tokenized(IntakeDesk.@Nullable Read read, @Nullable Throwable failure) {
        if (read == null) {
            refuse(failure instanceof PromptException wrong ? new Refusal(Kind.INVALID, wrong.getMessage(), wrong.parameter(), null) : broken(failure));
            return;
        }
        Refusal problem = desk.check().problem(asked, read.prompt().tokens());
        if (problem != null) {
            refuse(problem);
            return;
        }
        TokenizedPrompt prompt = desk.spelled(read.prompt());
        int outputMax = desk.check().outputTokensMax(asked, prompt.tokens().length);
        Features features = desk.features().features(asked, prompt);
        Segment segment = new Segment(id, desk.model(), asked, prompt, outputMax, features);
        desk.guesser().predict(segment, prediction -> guarded(() -> enqueue(segment, prediction, read.constraint())));
    }

    private void enqueue(Segment segment, Prediction prediction, @Nullable Supplier<TokenConstraint> constraint) {
        Door.Ticket place = ticket;
        if (place == null) {
            throw new IllegalStateException("Request " + id + " was predicted without a place at the door");
        }
        Refusal problem = place.weigh(segment.contextTokens(), prediction.outputTokens().mean() * asked.choices());
        if (problem != null) {
            refuse(problem);
            return;
        }
        Request.Next next = new Request.Next(desk.noEnd(asked.limits()), constraint);
        Request.Reading reading = new Request.Reading(desk.model(), segment.prompt(), segment.outputTokensMax(), segment.vector(), prediction, next);
        Request request = new Request(id, arrivedAt, asked, reading, new Request.Channel(delivery, place));
        boolean gone;
        synchronized (this) {
            gone = cancelled;
            enqueued = !gone;
            if (enqueued) {
                desk.inbox().put(new Message.Arrival(request));
            }
        }
        if (gone) {
            place.leave();
        }
    }

    /** Whatever goes wrong on the way, the client is told and the place is free again. */
    private void guarded(Runnable stage) {
        try {
            stage.run();
        } catch (RuntimeException | LinkageError failure) {
            refuse(broken(failure));
        }
    }

    private void refuse(Refusal refusal) {
        Door.Ticket place = ticket;
        if (place != null) {
            place.leave();
        }
        delivery.accept(new TokenEvent.Refused(refusal));
    }

    private Refusal broken(@Nullable Throwable failure) {
        LOG.error("Request {} ({}) failed on its way to the queue", id, asked.id(), failure);
        return new Refusal(Kind.INTERNAL, "The request failed on its way to the queue: " + failure + ". This is a fault of the server.", null, null);
    }
}
