package dev.augury.core.admit;

import dev.augury.core.flow.Place;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.flow.TokenEvent.Refusal.Kind;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests that wait, and their tokens, from the moment they come in until they begin to run. A place is taken before any work is done for a
 * request, so that a burst costs nothing but refusals. Thread-safe.
 */
public final class Door {

    private static final double NANOS = 1e9;
    private static final long RETRY_SECONDS_MAX = 600;

    private final Limits limits;
    private final Forecast forecast;
    private int requests;
    private long promptTokens;
    private double outputTokens;
    private @Nullable Refusal closed;

    /**
     * What may wait.
     *
     * @param requestsMax most requests
     * @param tokensMax most tokens of prompts; a single request may have more when nothing else waits
     */
    public record Limits(int requestsMax, long tokensMax) {}

    /** Says how long waiting work will take. */
    @FunctionalInterface
    public interface Forecast {

        /** Returns the nanoseconds until so many tokens of prompts and of output are computed. */
        double nanos(long promptTokens, double outputTokens);
    }

    /** What the door says. */
    public sealed interface Answer {

        /** Come in. */
        record Entered(Ticket ticket) implements Answer {}

        /** Stay out. */
        record Turned(Refusal refusal) implements Answer {}
    }

    /** Makes an open door. */
    public Door(Limits limits, Forecast forecast) {
        this.limits = limits;
        this.forecast = forecast;
    }

    /** Takes a place for a request, or says why not. */
    public synchronized Answer enter() {
        Refusal reason = closed;
        if (reason != null) {
            return new Answer.Turned(reason);
        }
        if (requests >= limits.requestsMax()) {
            return new Answer.Turned(overloaded(requests + " requests are waiting, which is the most that this server queues"));
        }
        requests++;
        return new Answer.Entered(new Ticket());
    }

    /** Refuses everything from now on for that reason. */
    public synchronized void close(Refusal reason) {
        closed = reason;
    }

    /** Returns the requests that wait. */
    public synchronized int requests() {
        return requests;
    }

    /** Returns the tokens of prompts that wait. */
    public synchronized long tokens() {
        return promptTokens;
    }

    private Refusal overloaded(String what) {
        double seconds = Math.ceil(forecast.nanos(promptTokens, outputTokens) / NANOS);
        Duration retryAfter = Duration.ofSeconds((long) Math.clamp(seconds, 1, RETRY_SECONDS_MAX));
        return new Refusal(Kind.OVERLOADED, what + ". Try again in " + retryAfter.toSeconds() + " s.", null, retryAfter);
    }

    private synchronized @Nullable Refusal weigh(Ticket ticket, int prompt, double output) {
        if (promptTokens > 0 && promptTokens + prompt > limits.tokensMax()) {
            return overloaded(promptTokens + " tokens of prompts are waiting, and " + prompt + " more would be over the " + limits.tokensMax()
                    + " that this server queues");
        }
        ticket.prompt = prompt;
        ticket.output = output;
        promptTokens += prompt;
        outputTokens += output;
        return null;
    }

    private synchronized void leave(Ticket ticket) {
        requests--;
        promptTokens -= ticket.prompt;
        outputTokens = promptTokens == 0 ? 0 : outputTokens - ticket.output;
    }

    /** A place at the door. Thread-safe. */
    public final class Ticket implements Place {

        private final AtomicBoolean left = new AtomicBoolean();
        private int prompt;
        private double output;

        private Ticket() {}

        /** Adds the tokens of the request to those that wait, once they are known; says why not if they are too many. */
        public @Nullable Refusal weigh(int promptTokens, double expectedOutputTokens) {
            return Door.this.weigh(this, promptTokens, expectedOutputTokens);
        }

        @Override
        public void leave() {
            if (left.compareAndSet(false, true)) {
                Door.this.leave(this);
            }
        }
    }
}
