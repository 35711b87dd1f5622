package dev.augury.testing.kit.schedule;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.RequestView;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A sequence of a {@link ScriptedLane}; the lane alone changes it. */
public final class ScriptedSequence implements SequenceView {

    private final long id;
    private final Ask ask;
    private final Request request;
    private int[] tokens;
    private int output;
    private int segment;
    private int preemptions;
    private long stateSince;
    private SequenceState state = SequenceState.WAITING;
    final List<Integer> blocks = new ArrayList<>();
    int hostBlocks;
    int computed;
    int idleSteps;
    boolean copying;
    Handling handling = Handling.PRESERVE;

    private record Request(
            long id, String tenant, Optional<String> program, long arrivedAt, int promptTokens, int outputTokensMax, int choices)
            implements RequestView {}

    ScriptedSequence(long id, Ask ask, long now) {
        this.id = id;
        this.ask = ask;
        tokens = ask.prompt().clone();
        stateSince = now;
        request = new Request(id, ask.tenant(), ask.program(), now, ask.prompt().length, ask.outputTokensMax(), 1);
    }

    void enter(SequenceState next, long now) {
        state = next;
        stateSince = now;
    }

    void preempted() {
        preemptions++;
    }

    /** Appends the next output token and returns whether the answer is complete. */
    boolean sample() {
        append(1);
        output++;
        return output >= ask.outputTokens();
    }

    /** Appends a call's response and begins the next segment. */
    void respond(int responseTokens) {
        append(responseTokens);
        segment++;
    }

    private void append(int count) {
        int before = tokens.length;
        tokens = Arrays.copyOf(tokens, before + count);
        for (int i = before; i < tokens.length; i++) {
            tokens[i] = (int) (id * 7919 + i);
        }
    }

    int token(int index) {
        return tokens[index];
    }

    /** Returns whether every output token was made. */
    public boolean complete() {
        return output >= ask.outputTokens();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public RequestView request() {
        return request;
    }

    @Override
    public SequenceState state() {
        return state;
    }

    @Override
    public int totalTokens() {
        return tokens.length;
    }

    @Override
    public int computedTokens() {
        return computed;
    }

    @Override
    public int outputTokens() {
        return output;
    }

    @Override
    public int totalTokensMax() {
        return tokens.length - output + ask.outputTokensMax();
    }

    @Override
    public int segment() {
        return segment;
    }

    @Override
    public Optional<Prediction> prediction() {
        return ask.prediction();
    }

    @Override
    public long arrivedAt() {
        return request.arrivedAt();
    }

    @Override
    public long stateSince() {
        return stateSince;
    }

    @Override
    public int preemptions() {
        return preemptions;
    }

    @Override
    public int idleSteps() {
        return idleSteps;
    }

    @Override
    public boolean copying() {
        return copying;
    }

    @Override
    public String toString() {
        return "sequence " + id + " (" + state + ", " + computed + " of " + tokens.length + " tokens computed)";
    }
}
