package dev.augury.server.stream;

import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.ChoiceFinished;
import dev.augury.core.flow.TokenEvent.Delta;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Usage;
import dev.augury.core.pipeline.Serving;
import dev.augury.core.pipeline.Serving.Submission;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * One HTTP request's way through the pipeline: it may carry several prompts, each a request of the pipeline with its own sink. Events come in on the lanes'
 * threads, are joined under a lock, and leave on other threads, so that no encoding and no network is on a lane's thread. Thread-safe.
 */
public final class Exchange implements AutoCloseable {

    private final List<ServeRequest> parts;
    private final int buffer;
    private final ExchangeListener listener;
    private final Sinks.One<Opening> verdict = Sinks.one();
    private final Sinks.Many<Item> items = Sinks.many().unicast().onBackpressureBuffer();
    private final List<Submission> submissions = new ArrayList<>();

    private int admitted;
    private int completed;
    private int waiting;
    private int promptTokens;
    private int outputTokens;
    private int cachedTokens;
    private int responseTokens;
    private boolean streaming;
    private boolean quiet;
    private boolean over;
    private boolean told;

    /**
     * Makes an exchange; nothing is submitted yet.
     *
     * @param parts one request per prompt, all with the same number of choices
     * @param buffer most pieces of text that wait for the reader
     * @param listener is told what happens
     */
    public Exchange(List<ServeRequest> parts, int buffer, ExchangeListener listener) {
        this.parts = List.copyOf(parts);
        this.buffer = buffer;
        this.listener = listener;
    }

    /** Submits all parts. The verdict is told to {@link #verdict}. */
    public void submit(Serving serving) {
        for (int part = 0; part < parts.size(); part++) {
            int index = part;
            Submission submission = serving.submit(parts.get(part), event -> accept(index, event));
            synchronized (this) {
                submissions.add(submission);
                if (!over) {
                    continue;
                }
            }
            // Refused or closed while it was submitted: the parts after it are not sent.
            cancelAll();
            return;
        }
    }

    /** Returns the verdict when all parts have theirs, off the lanes' threads. */
    public Mono<Opening> verdict() {
        return verdict.asMono().publishOn(Schedulers.parallel());
    }

    /** Returns what follows an admission, once. Items are delivered off the lanes' threads. */
    public Flux<Item> items() {
        return items.asFlux().publishOn(Schedulers.parallel()).doOnNext(this::taken);
    }

    /** Says that pings are wanted from now on. */
    public synchronized void stream() {
        streaming = true;
    }

    /** Puts a ping into a stream in which nothing happened since the last call. */
    public synchronized void pingIfQuiet() {
        if (streaming && quiet && !over && waiting == 0) {
            items.tryEmitNext(new Item.Ping());
        }
        quiet = true;
    }

    /** Ends the exchange by an error: a stream carries it as its last event. */
    public void fail(Refusal refusal) {
        synchronized (this) {
            if (over) {
                return;
            }
            breakOff(refusal);
        }
        cancelAll();
    }

    /** Ends the exchange: what still runs is cancelled. Called when the answer is written or the client is gone; does nothing the second time. */
    @Override
    public void close() {
        boolean first;
        boolean running;
        synchronized (this) {
            first = !told;
            told = true;
            running = !over;
            over = true;
        }
        if (running) {
            cancelAll();
        }
        if (first) {
            listener.closed();
        }
    }

    /** Takes an event of one part; the answer tells whether there was room. */
    private boolean accept(int part, TokenEvent event) {
        boolean room;
        boolean cancel;
        synchronized (this) {
            if (over) {
                return false;
            }
            quiet = false;
            room = join(part * parts.get(part).choices(), event);
            cancel = over && completed < parts.size();
        }
        if (cancel) {
            cancelAll();
        }
        return room;
    }

    private boolean join(int firstChoice, TokenEvent event) {
        switch (event) {
            case TokenEvent.Admitted one -> {
                admitted++;
                promptTokens += one.promptTokens();
                if (admitted == parts.size()) {
                    listener.on(new TokenEvent.Admitted(promptTokens));
                    verdict.tryEmitValue(new Opening.Admitted());
                }
            }
            case TokenEvent.Refused refused -> {
                over = true;
                listener.on(refused);
                verdict.tryEmitValue(new Opening.Refused(refused.refusal()));
            }
            case Delta delta -> {
                return text(new Delta(firstChoice + delta.choice(), delta.text(), delta.tokens()));
            }
            case ChoiceFinished one -> {
                ChoiceFinished finished = new ChoiceFinished(firstChoice + one.choice(), one.reason());
                listener.on(finished);
                items.tryEmitNext(new Item.End(finished));
            }
            case TokenEvent.CallEvent call -> {
                TokenEvent.CallEvent counted = call.of(firstChoice + call.choice());
                listener.on(counted);
                items.tryEmitNext(new Item.Call(counted));
            }
            case TokenEvent.Completed one -> complete(one.usage());
            case TokenEvent.Failed failed -> breakOff(failed.refusal());
        }
        return true;
    }

    private boolean text(Delta delta) {
        if (waiting >= buffer) {
            breakOff(new Refusal(
                    Refusal.Kind.INVALID,
                    "The stream was not read: more than " + buffer + " pieces of text were waiting. Read faster, or ask without stream.",
                    null,
                    null));
            return false;
        }
        waiting++;
        listener.on(delta);
        items.tryEmitNext(new Item.Text(delta));
        return true;
    }

    private void complete(Usage usage) {
        completed++;
        outputTokens += usage.outputTokens();
        cachedTokens += usage.cachedTokens();
        responseTokens += usage.responseTokens();
        if (completed == parts.size()) {
            over = true;
            // Only a chat follows calls, and a chat is one part.
            Usage all = new Usage(promptTokens, outputTokens, cachedTokens, responseTokens, usage.followUp());
            listener.on(new TokenEvent.Completed(all));
            items.tryEmitNext(new Item.Done(all));
            items.tryEmitComplete();
        }
    }

    private void breakOff(Refusal refusal) {
        over = true;
        listener.on(new TokenEvent.Failed(refusal));
        if (admitted < parts.size()) {
            verdict.tryEmitValue(new Opening.Refused(refusal));
        }
        items.tryEmitNext(new Item.Broken(refusal));
        items.tryEmitComplete();
    }

    private synchronized void taken(Item item) {
        if (item instanceof Item.Text) {
            waiting--;
        }
    }

    private void cancelAll() {
        List<Submission> all;
        synchronized (this) {
            all = List.copyOf(submissions);
        }
        all.forEach(Submission::cancel);
    }
}
