package dev.augury.core.flow;

import dev.augury.spi.constrain.TokenConstraint;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.RequestView;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request with all that was found out at the door: tokens, features and a prediction. Constant. */
public final class Request implements RequestView {

    private final long id;
    private final long arrivedAt;
    private final ServeRequest asked;
    private final Reading reading;
    private final Channel channel;

    /**
     * What the door found out.
     *
     * @param model name of the model as served
     * @param prompt the tokens
     * @param outputTokensMax most tokens to generate per answer, so that every answer fits into the context and into the pool
     * @param features what the request looks like
     * @param prediction what its first segment is expected to do
     * @param next what may come next
     */
    public record Reading(String model, TokenizedPrompt prompt, int outputTokensMax, Features features, Prediction prediction, Next next) {}

    /**
     * What may come next in its answers.
     *
     * @param noEnd the tokens allowed while no end token is, or null where an end token always is
     * @param constraint opens what each answer's first turn is kept to, or null where it is free
     */
    public record Next(@Nullable TokenMask noEnd, @Nullable Supplier<TokenConstraint> constraint) {

        /** Anything. */
        public static final Next FREE = new Next(null, null);
    }

    /**
     * Where the request talks to.
     *
     * @param sink takes its events
     * @param place its place among those that wait
     */
    public record Channel(EventSink sink, Place place) {}

    /**
     * Makes a request.
     *
     * @param id unique within the host's life, ascending with arrival
     * @param arrivedAt nanoseconds of {@code Time}
     */
    public Request(long id, long arrivedAt, ServeRequest asked, Reading reading, Channel channel) {
        this.id = id;
        this.arrivedAt = arrivedAt;
        this.asked = asked;
        this.reading = reading;
        this.channel = channel;
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String tenant() {
        return asked.tenant();
    }

    @Override
    public Optional<String> program() {
        return Optional.ofNullable(asked.program());
    }

    @Override
    public long arrivedAt() {
        return arrivedAt;
    }

    @Override
    public int promptTokens() {
        return reading.prompt().tokens().length;
    }

    @Override
    public int outputTokensMax() {
        return reading.outputTokensMax();
    }

    @Override
    public int choices() {
        return asked.choices();
    }

    /**
     * Returns what outlives the request when its answer ended in calls of the client: the same tenant, program, adapter and features, without texts and without
     * a channel.
     *
     * @param tokens prompt and answer
     * @param prediction what was expected of the last segment
     */
    public Request spent(int[] tokens, Prediction prediction) {
        Reading left = new Reading(reading.model(), reading.prompt().spent(tokens), reading.outputTokensMax(), reading.features(), prediction, null);
        return new Request(id, arrivedAt, asked.of(new Prompt.Tokens(tokens)), left, new Channel(_ -> false, () -> {}));
    }

    /** Returns what the client asked for. */
    public ServeRequest asked() {
        return asked;
    }

    /** Returns what the door found out. */
    public Reading reading() {
        return reading;
    }

    /** Returns where its events go. */
    public EventSink sink() {
        return channel.sink();
    }

    /** Returns its place among those that wait. */
    public Place place() {
        return channel.place();
    }

    /** Returns whether the log-probabilities of the prompt itself are wanted, so that every token of it must be computed. */
    public boolean scoresPrompt() {
        return asked.echo() && asked.sampling().logprobs();
    }

    @Override
    public String toString() {
        return "request " + id + " (" + asked.id() + ")";
    }
}
