package dev.augury.core.loop;

import dev.augury.core.flow.CallFormException;
import dev.augury.core.flow.Constraint;
import dev.augury.core.flow.ConstraintException;
import dev.augury.core.flow.LaneListener;
import dev.augury.core.flow.OpenRequest;
import dev.augury.core.flow.Reader;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.TokenEvent;
import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.core.flow.TokenEvent.TokenText;
import dev.augury.core.flow.Turn;
import dev.augury.core.kv.KvPool;
import dev.augury.core.plan.PlannedStep;
import dev.augury.core.plan.Planner;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.time.Time;
import dev.augury.spi.engine.Answer;
import dev.augury.spi.engine.Logprobs;
import dev.augury.spi.engine.StepResult;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.engine.Want;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the result of a step: counts what was computed, reads the new tokens and tells the clients. Touched by the loop of the lane alone. */
final class Apply {

    private static final Logprobs CERTAIN = new Logprobs(0, new int[0], new float[0]);

    private final LaneQueue queue;
    private final KvPool pool;
    private final Planner planner;
    private final OpenRequests requests;
    private final Calls calls;
    private final Told told;

    /**
     * Who counts and hears what comes out of steps.
     *
     * @param counters counts tokens
     * @param listener is told of first tokens
     * @param time tells when
     */
    record Told(LaneCounters counters, LaneListener listener, Time time) {}

    Apply(Planner.Desk desk, Planner planner, OpenRequests requests, Calls calls, Told told) {
        queue = desk.queue();
        pool = desk.pool();
        this.planner = planner;
        this.requests = requests;
        this.calls = calls;
        this.told = told;
    }

    /** Applies a result that {@link ResultCheck} has found sound. */
    void apply(PlannedStep.Rows step, StepResult result) {
        for (int i = 0; i < step.sequences().size(); i++) {
            Sequence sequence = step.sequences().get(i);
            if (!sequence.finished()) {
                row(sequence, step.plan().rows().get(i), result.rows().get(i));
            }
        }
    }

    private void row(Sequence sequence, StepRow row, List<Answer> answers) {
        OpenRequest open = sequence.open();
        int from = sequence.computedTokens();
        sequence.advance(row.tokens().length);
        open.computed(row.tokens().length);
        pool.commit(sequence);
        Answer.Sampled sampled = null;
        for (int i = 0; i < answers.size(); i++) {
            switch (answers.get(i)) {
                case Answer.Sampled answer -> sampled = answer;
                case Answer.Scored(Logprobs logprobs) -> {
                    Want want = row.wants().get(i);
                    open.promptScores()[from + want.index() + 1] = logprobs;
                }
                case Answer.Values _ -> throw new IllegalStateException("A row of " + sequence + " was answered with values that nobody wanted");
            }
        }
        planner.policy().onStepped(sequence, row.tokens().length, sampled == null ? 0 : 1);
        if (sampled != null) {
            sampled(sequence, sampled.token(), sampled.logprobs());
        } else if (sequence.totalTokensMax() == sequence.computedTokens()) {
            echo(sequence);
            if (!sequence.finished()) {
                requests.finishUnrun(open);
            }
        }
    }

    private void sampled(Sequence sequence, int token, @Nullable Logprobs logprobs) {
        OpenRequest open = sequence.open();
        long now = told.time().now();
        told.counters().sampled();
        if (open.sampled(now)) {
            told.listener().firstToken(open.request(), now - open.request().arrivedAt());
        }
        Constraint constraint = sequence.constraint();
        if (!taken(sequence, token, logprobs) || constraint == null) {
            return;
        }
        try {
            forced(sequence, constraint, constraint.take(token));
        } catch (ConstraintException failure) {
            told.listener().failed("Constraining " + open.request(), false, failure);
            requests.fail(open, Calls.unconstrained(failure));
        }
    }

    /** Appends what comes whatever the model says: the next step computes it with the token before it, as it computes a prompt. */
    private void forced(Sequence sequence, Constraint constraint, int[] run) {
        Logprobs certain = sequence.sampling().logprobs() ? CERTAIN : null;
        for (int token : run) {
            constraint.takeForced(token);
            told.counters().sampled();
            if (!taken(sequence, token, certain)) {
                return;
            }
        }
        constraint.look();
    }

    /** Appends a token and tells what it adds. Returns whether the model's turn goes on. */
    private boolean taken(Sequence sequence, int token, @Nullable Logprobs logprobs) {
        OpenRequest open = sequence.open();
        sequence.tokens().append(token);
        if (sequence.outputTokens() == 1 && !echo(sequence)) {
            return false;
        }
        Reader.Piece piece = read(sequence, token, logprobs);
        if (piece == null) {
            return false;
        }
        boolean scored = sequence.sampling().logprobs() && !piece.tokens().isEmpty();
        if ((scored || !piece.text().isEmpty()) && !requests.emit(open, new TokenEvent.Delta(sequence.choice(), piece.text(), piece.tokens()))) {
            return false;
        }
        follow(open, told.time().now());
        FinishReason finish = piece.finish();
        Turn turn = piece.turn();
        if (finish != null) {
            requests.finish(sequence, finish);
        } else if (turn != null) {
            calls.called(sequence, turn);
        }
        return finish == null && turn == null;
    }

    /** Returns what the token added; null when it could not be read, and the request is over. */
    private Reader.@Nullable Piece read(Sequence sequence, int token, @Nullable Logprobs logprobs) {
        try {
            return sequence.reader().read(token, logprobs);
        } catch (CallFormException failure) {
            told.listener().failed("Reading the calls of " + sequence.open().request(), false, failure);
            requests.fail(sequence.open(), Calls.unreadable(failure));
            return null;
        }
    }

    /** The prompt is computed: the other answers share its blocks from now on. */
    private void follow(OpenRequest open, long now) {
        List<Sequence> followers = open.followers();
        if (!followers.isEmpty()) {
            queue.enqueueFirst(followers, now);
            followers.forEach(planner::enqueued);
        }
    }

    /** Gives back the prompt with its log-probabilities, if both are wanted. Returns whether the request is still open. */
    private boolean echo(Sequence sequence) {
        OpenRequest open = sequence.open();
        if (!open.request().scoresPrompt()) {
            return true;
        }
        @Nullable Logprobs[] scores = open.promptScores();
        List<TokenText> tokens = new ArrayList<>(scores.length);
        for (int i = 0; i < scores.length; i++) {
            tokens.add(sequence.reader().textOf(sequence.tokens().token(i), scores[i]));
        }
        return requests.emit(open, new TokenEvent.Delta(sequence.choice(), open.request().reading().prompt().text(), tokens));
    }
}
