package dev.augury.core.flow;

import dev.augury.core.flow.Outcome.SequenceOutcome;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.spi.engine.Logprobs;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request between its admission and its end, with what has happened to it so far. Touched by the loop of its lane alone. */
public final class OpenRequest {

    private final Request request;
    private final StepClock clock;
    private final List<Sequence> sequences = new ArrayList<>();
    private final @Nullable Logprobs[] promptScores;
    private @Nullable Long startedAt;
    private @Nullable Long firstTokenAt;
    private int cachedTokens;
    private long computedTokens;
    private int recomputes;
    private int swaps;
    private int unfinished;
    private boolean followed;

    /** Opens a request of a lane whose steps that clock counts. */
    public OpenRequest(Request request, StepClock clock) {
        this.request = request;
        this.clock = clock;
        promptScores = new @Nullable Logprobs[request.scoresPrompt() ? request.promptTokens() : 0];
    }

    /** Returns the request. */
    public Request request() {
        return request;
    }

    /** Returns the count of steps of its lane. */
    public StepClock clock() {
        return clock;
    }

    /** Adds an answer. */
    public void add(Sequence sequence) {
        sequences.add(sequence);
        unfinished++;
    }

    /** Returns its answers; the first computes the prompt, the others follow when they can share its blocks. */
    public List<Sequence> sequences() {
        return sequences;
    }

    /** Returns the answers that wait for the first to compute the prompt, once; empty after that. */
    public List<Sequence> followers() {
        if (followed) {
            return List.of();
        }
        followed = true;
        return sequences.subList(1, sequences.size());
    }

    /** Returns the log-probabilities of the prompt's tokens as far as they are known, by index; empty unless they are wanted. */
    public @Nullable Logprobs[] promptScores() {
        return promptScores;
    }

    /** Returns whether nothing of the prompt is left to score, so that its blocks may be found instead of computed. */
    public boolean promptScored() {
        return promptScores.length < 2 || promptScores[promptScores.length - 1] != null;
    }

    /** Counts the end of an answer. Returns whether all are over. */
    public boolean ended() {
        return --unfinished == 0;
    }

    /** Says that an answer began to run with that many tokens found in the prefix cache. Returns whether it is the first. */
    public boolean started(int cached, long now) {
        if (startedAt != null) {
            return false;
        }
        startedAt = now;
        cachedTokens = Math.min(cached, request.promptTokens());
        return true;
    }

    /** Says that a token was made. Returns whether it is the request's first. */
    public boolean sampled(long now) {
        if (firstTokenAt != null) {
            return false;
        }
        firstTokenAt = now;
        return true;
    }

    /** Counts computed tokens. */
    public void computed(int tokens) {
        computedTokens += tokens;
    }

    /** Counts a preemption by recompute. */
    public void recomputed() {
        recomputes++;
    }

    /** Counts a preemption by swap. */
    public void swapped() {
        swaps++;
    }

    /** Returns the tokens used so far. */
    public TokenEvent.Usage usage() {
        int output = 0;
        int responses = 0;
        for (Sequence sequence : sequences) {
            output += sequence.outputTokens();
            responses += sequence.tokens().responseTokens();
        }
        return new TokenEvent.Usage(request.promptTokens(), output, cachedTokens, responses, request.reading().prompt().lineage().followUp());
    }

    /** Returns how it went, when all its answers are over. */
    public Outcome outcome(String lane, String scheduler, @Nullable String text, @Nullable Refusal failure, long now) {
        List<SequenceOutcome> answers = new ArrayList<>();
        for (Sequence sequence : sequences) {
            answers.add(answer(sequence));
        }
        Request.Reading reading = request.reading();
        return new Outcome(
                request.id(),
                request.asked().id(),
                lane,
                scheduler,
                new Outcome.Source(reading.model(), request.tenant(), request.asked().program()),
                new Outcome.Arrival(request.promptTokens(), request.outputTokensMax(), request.choices(), reading.features(), text),
                new Outcome.Timing(after(startedAt), after(firstTokenAt), now - request.arrivedAt()),
                new Outcome.Effort(cachedTokens, computedTokens, recomputes, swaps),
                answers,
                failure);
    }

    private SequenceOutcome answer(Sequence sequence) {
        if (!(sequence.standing() instanceof State.Finished(long since, FinishReason reason))) {
            throw new IllegalStateException("An outcome was asked for while " + sequence + " is not over");
        }
        boolean censored = reason != FinishReason.STOP && reason != FinishReason.TOOL_CALLS;
        return new SequenceOutcome(sequence.choice(), reason, sequence.segments().outcomes(sequence.outputTokens(), censored, since));
    }

    private @Nullable Long after(@Nullable Long at) {
        return at == null ? null : at - request.arrivedAt();
    }
}
