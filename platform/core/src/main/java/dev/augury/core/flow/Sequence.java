package dev.augury.core.flow;

import dev.augury.core.flow.TokenEvent.FinishReason;
import dev.augury.spi.engine.SamplingSpec;
import dev.augury.spi.engine.TokenMask;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.predict.Prediction;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One answer of a request: the only mutable scheduling state, touched by the loop of its lane alone. */
public final class Sequence implements SequenceView {

    private final long id;
    private final OpenRequest open;
    private final SamplingSpec sampling;
    private final Tokens tokens;
    private final Reader reader;
    private final BlockTable blocks = new BlockTable();
    private final SegmentLog segments;
    private State state;
    private @Nullable Constraint constraint;
    private int computed;
    private int preemptions;
    private boolean copying;
    private int outputTokensMax;
    private int calls;
    private boolean warned;
    private int lostTokens;
    private Optional<Handling> intended = Optional.empty();
    private long turn;
    private long enqueuedAt;
    private long waitingSince;
    private long lastServedStep;

    /**
     * Makes a waiting sequence.
     *
     * @param id unique within the host's life, ascending with creation
     * @param choice index of the answer
     */
    public Sequence(long id, OpenRequest open, int choice, Reader reader, long now) {
        this.id = id;
        this.open = open;
        this.reader = reader;
        sampling = choice == 0 ? open.request().asked().sampling() : open.request().asked().sampling().withChoice(choice);
        tokens = new Tokens(open.request().reading().prompt().tokens());
        outputTokensMax = open.request().outputTokensMax();
        segments = new SegmentLog(
                open.request().arrivedAt(), SegmentStart.first(tokens.promptLength()), open.request().reading().prediction(), now);
        state = new State.Waiting(now);
        enqueuedAt = now;
        waitingSince = now;
        lastServedStep = open.clock().step();
    }

    /**
     * Makes the sequence that holds the KV of an answer which ended in calls of the client: paused for them, with the tokens and the blocks of the one that
     * ended, which has none after that.
     *
     * @param id unique within the host's life
     */
    public static Sequence leftBy(Sequence ended, long id, RetainedPrefix prefix, Pause pause, long now) {
        Request spent = ended.request().spent(prefix.tokens(), ended.segments.prediction());
        Sequence left = new Sequence(id, new OpenRequest(spent, ended.open.clock()), 0, ended.reader, now);
        left.computed = ended.computed;
        left.enqueuedAt = ended.enqueuedAt;
        ended.blocks.moveTo(left.blocks);
        left.leave(State.Waiting.class);
        left.state = new State.Paused(now, pause);
        return left;
    }

    /** Its answer ends in calls of the client: so does its last segment, which is returned. */
    public ClientTurn.Last handOver(List<ApiCall> made, long now) {
        SegmentStart start = segments.present();
        segments.call(made, outputTokens(), totalTokens(), now);
        return new ClientTurn.Last(start, segments.outcomes(outputTokens(), false, now).getLast());
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Request request() {
        return open.request();
    }

    /** Returns the request with what has happened to it. */
    public OpenRequest open() {
        return open;
    }

    /** Returns the index of the answer. */
    public int choice() {
        return sampling.choice();
    }

    /** Returns how its tokens are chosen. */
    public SamplingSpec sampling() {
        return sampling;
    }

    /** Returns its tokens. */
    public Tokens tokens() {
        return tokens;
    }

    /** Returns its blocks. */
    public BlockTable blocks() {
        return blocks;
    }

    /** Returns what makes text of its tokens. */
    public Reader reader() {
        return reader;
    }

    /** Returns where it stands, with its data. */
    public State standing() {
        return state;
    }

    @Override
    public SequenceState state() {
        return state.seen();
    }

    @Override
    public int totalTokens() {
        return tokens.length();
    }

    @Override
    public int computedTokens() {
        return computed;
    }

    @Override
    public int outputTokens() {
        return tokens.outputTokens();
    }

    @Override
    public int totalTokensMax() {
        return tokens.promptLength() + tokens.responseTokens() + outputTokensMax;
    }

    @Override
    public int segment() {
        return segments.present().index();
    }

    @Override
    public Optional<Prediction> prediction() {
        return Optional.of(segments.prediction());
    }

    @Override
    public long arrivedAt() {
        return enqueuedAt;
    }

    @Override
    public long stateSince() {
        return state.since();
    }

    /** Returns since when it waits to run, or when it last began to. */
    public long waitingSince() {
        return waitingSince;
    }

    @Override
    public int preemptions() {
        return preemptions;
    }

    @Override
    public int idleSteps() {
        return state instanceof State.Paused ? 0 : Math.toIntExact(Math.max(0, open.clock().step() - lastServedStep));
    }

    @Override
    public boolean copying() {
        return copying;
    }

    /** Returns its segments. */
    public SegmentLog segments() {
        return segments;
    }

    /** Returns how many calls it has made. */
    public int calls() {
        return calls;
    }

    /** Says that its model is told of a fault in its calls. Returns whether it is the first time. */
    public boolean warn() {
        boolean first = !warned;
        warned = true;
        return first;
    }

    /** Returns the handling meant for its next call; empty when the handling policy abstains. */
    public Optional<Handling> intended() {
        return intended;
    }

    /** Sets the handling meant for its next call. */
    public void intended(Optional<Handling> handling) {
        intended = handling;
    }

    /** Returns how many tokens its model may still generate. */
    public int outputTokensLeft() {
        return outputTokensMax - outputTokens();
    }

    /** Returns its place in the order in which sequences began to run. */
    public long turn() {
        return turn;
    }

    /** Sets its place in the order in which sequences began to run. */
    public void turn(long value) {
        turn = value;
    }

    /** Keeps its present turn to a constraint. */
    public void constrain(Constraint kept) {
        constraint = kept;
    }

    /** Returns what its present turn is kept to, or null where it is free. */
    public @Nullable Constraint constraint() {
        return constraint;
    }

    /** Returns the tokens allowed for its next token, or null for all. */
    public @Nullable TokenMask mask() {
        boolean early = outputTokens() < open.request().asked().limits().outputTokensMin();
        TokenMask noEnd = early ? open.request().reading().next().noEnd() : null;
        return constraint == null ? noEnd : Constraint.both(constraint.mask(), noEnd);
    }

    /** Returns whether it is over. */
    public boolean finished() {
        return state instanceof State.Finished;
    }

    /** Says that it is put into the queue for the first time. */
    public void enqueued(long now) {
        enqueuedAt = now;
        waitingSince = now;
        segments.enqueued(now);
        lastServedStep = open.clock().step();
    }

    /** Running → Paused, for calls that this server performs. Returns the segment that will follow, its context still without the responses. */
    public SegmentStart pause(Pause pause, long now) {
        leave(State.Running.class);
        List<ApiCall> made = pause.calls();
        calls += made.size();
        constraint = null;
        state = new State.Paused(now, pause);
        SegmentStart next = segments.call(made, outputTokens(), totalTokens(), now);
        pause.next(next);
        return next;
    }

    /**
     * The calls of a paused sequence are over: appends what they brought back, and the next segment is the present one.
     *
     * @param tokensMax most tokens that the sequence may ever have
     */
    public void respond(Resumption.Returned returned, int tokensMax, long now) {
        SegmentStart next = pause().next();
        if (next == null || pause().returned()) {
            throw new IllegalStateException("Sequence " + id + " had its response already, or was never paused: " + state);
        }
        pause().end();
        int length = returned.tokens().length;
        tokens.respond(returned.tokens());
        outputTokensMax = Math.min(outputTokensMax, outputTokens() + tokensMax - totalTokens());
        segments.next(next.after(length), returned.prediction(), length, now);
    }

    /** Returns what it waits for. */
    public Pause pause() {
        if (state instanceof State.Paused(long _, Pause pause)) {
            return pause;
        }
        throw new IllegalStateException("Sequence " + id + " is " + state + " and not Paused");
    }

    /** Its blocks are given up during a pause: its tokens are computed again after it. */
    public void discard() {
        pause();
        lostTokens = computed;
        computed = 0;
    }

    /** Returns how many tokens it has lost by a call or out of the host tier and not begun to compute again, once. */
    public int takeLostTokens() {
        int lost = lostTokens;
        lostTokens = 0;
        return lost;
    }

    /** Paused → Running: its blocks are on the device. */
    public void resume(long now) {
        unpause(new State.Running(now));
    }

    /** Paused → Swapped: its blocks are in the host tier. */
    public void resumeSwapped(long now) {
        unpause(new State.Swapped(now));
    }

    /** Paused → Waiting: its blocks are gone. */
    public void resumeWaiting(long now) {
        unpause(new State.Waiting(now));
    }

    private void unpause(State next) {
        leave(State.Paused.class);
        lastServedStep = open.clock().step();
        waitingSince = next.since();
        state = next;
    }

    /** Waiting → Running, with that many tokens found in the prefix cache. */
    public void start(int cached, long now) {
        leave(State.Waiting.class);
        computed = cached;
        state = new State.Running(now);
    }

    /** Running → Preempted. */
    public void preempt(long now) {
        leave(State.Running.class);
        preemptions++;
        lastServedStep = open.clock().step();
        waitingSince = now;
        state = new State.Preempted(now);
    }

    /** Preempted → Waiting: its blocks are gone and its tokens are computed again. */
    public void restart(long now) {
        leave(State.Preempted.class);
        copying = false;
        computed = 0;
        state = new State.Waiting(now);
    }

    /** Swapped → Waiting: its blocks could not be brought back, or are given up, and its tokens are computed again. */
    public void lose(long now) {
        leave(State.Swapped.class);
        copying = false;
        lostTokens = computed;
        computed = 0;
        state = new State.Waiting(now);
    }

    /** Swapped → Preempted: what it still has on the device leaves as well. It waits as before. */
    public void vacate(long now) {
        leave(State.Swapped.class);
        state = new State.Preempted(now);
    }

    /** Preempted → Swapped: the copies are done. */
    public void swapped(long now) {
        leave(State.Preempted.class);
        copying = false;
        state = new State.Swapped(now);
    }

    /** Swapped → Running: the copies are done. */
    public void swappedBack(long now) {
        leave(State.Swapped.class);
        copying = false;
        state = new State.Running(now);
    }

    /** Any → Finished. */
    public void finish(FinishReason reason, long now) {
        if (finished()) {
            throw new IllegalStateException("Sequence " + id + " is finished already: " + state);
        }
        state = new State.Finished(now, reason);
    }

    /** Says whether blocks of it are being copied. */
    public void copying(boolean value) {
        copying = value;
    }

    /** Counts tokens whose KV a step computed. */
    public void advance(int count) {
        computed += count;
        lastServedStep = open.clock().step() + 1;
    }

    private void leave(Class<? extends State> expected) {
        if (!expected.isInstance(state)) {
            throw new IllegalStateException("Sequence " + id + " is " + state + " and not " + expected.getSimpleName());
        }
    }

    @Override
    public String toString() {
        return "sequence " + id + " " + state + " computed " + computed + " of " + totalTokens();
    }
}
