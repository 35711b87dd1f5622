package dev.augury.core.loop;

import dev.augury.core.flow.BucketCounts;
import dev.augury.core.flow.OpenRequest;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.plan.Heartbeat;
import dev.augury.core.plan.PlannedStep;
import dev.augury.core.plan.Planner;
import dev.augury.core.queue.Inbox;
import dev.augury.core.queue.Message;
import dev.augury.core.time.Time;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.engine.EngineException;
import dev.augury.spi.engine.StepResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a lane: drain → plan → step → apply. Everything that changes a sequence happens here, on the one thread that time gives the loop.
 */
public final class LaneLoop {

    private static final int MESSAGES_PER_TURN = 4096;
    private static final long HOLD_RETRY_NANOS = 5_000_000;
    private static final long SURVEY_NANOS = 250_000_000;

    private final LaneParts parts;
    private final Time time;
    private final Inbox inbox;
    private final Planner planner;
    private final Engine engine;
    private final Heartbeat heartbeat;
    private volatile LaneStatistics statistics;
    private volatile LaneSurvey survey;
    private volatile @Nullable String broken;
    private Message.@Nullable Close closing;
    private @Nullable Refusal refusing;
    private boolean closed;
    private boolean retrying;
    private boolean lapsing;

    /** Makes a loop of parts, which are its own from now on. */
    public LaneLoop(LaneParts parts) {
        this.parts = parts;
        time = parts.time();
        inbox = parts.inbox();
        planner = parts.planner();
        engine = parts.engine();
        heartbeat = parts.desk().heartbeat();
        statistics = parts.statistics();
        survey = parts.surveyor().survey(time.now(), OptionalLong.empty());
    }

    /** Does one turn; called by time only. Returns whether the next turn has something to do already. */
    public boolean turn() {
        try {
            heartbeat.beat(time.now());
            drain();
            PlannedStep planned = idle() ? PlannedStep.NONE : planner.plan();
            parts.moves().start(planned.movements(), engine, inbox);
            PlannedStep.Rows step = planned.step();
            if (step != null) {
                StepResult result = step(step);
                if (result != null) {
                    parts.apply().apply(step, result);
                }
                parts.desk().clock().tick();
            }
            return rest(step != null);
        } catch (RuntimeException | Error failure) {
            breakDown("The loop of the lane failed: " + failure, failure);
            return restBroken();
        }
    }

    /** Returns the lane at the end of its last turn. Thread-safe. */
    public LaneStatistics statistics() {
        return statistics;
    }

    /** Returns the last look at every sequence: not older than a quarter of a second and a turn, nor than the last change of a lane at rest. Thread-safe. */
    public LaneSurvey survey() {
        return survey;
    }

    /** Returns how long steps took. Thread-safe. */
    public BucketCounts stepTimes() {
        return parts.counters().stepTimes();
    }

    /** Returns how many tokens steps computed. Thread-safe. */
    public BucketCounts stepTokens() {
        return parts.counters().stepTokens();
    }

    /** Returns why the lane is broken, or null while it is not. Thread-safe. */
    public @Nullable String broken() {
        return broken;
    }

    private void drain() {
        for (int i = 0; i < MESSAGES_PER_TURN; i++) {
            switch (inbox.poll()) {
                case null -> {
                    return;
                }
                case Message.Arrival(var request) -> {
                    Refusal reason = refusing;
                    if (reason == null) {
                        parts.arrivals().take(request);
                    } else {
                        parts.arrivals().refuse(request, reason);
                    }
                }
                case Message.Cancel(long request) -> parts.requests().cancel(request);
                case Message.Moved moved -> moved(moved);
                case Message.Resumed(var resumption) -> parts.calls().resumed(resumption);
                case Message.Lapse _ -> lapse();
                case Message.Reconfigure(var change) -> planner.reconfigure(change);
                case Message.FailAll(var reason) -> failAll(reason);
                case Message.Close close -> {
                    closing = close;
                    failAll(close.reason());
                }
            }
        }
    }

    private void moved(Message.Moved moved) {
        parts.moves().done(moved, engine, inbox, time);
        EngineException failure = moved.failure();
        if (failure != null && failure.fatal()) {
            breakDown("The engine failed in a copy: " + failure.getMessage(), failure);
        } else if (failure != null) {
            parts.listener().failed("A copy of blocks", false, failure);
        }
    }

    /** Runs the step; null when it failed and its requests with it. */
    private @Nullable StepResult step(PlannedStep.Rows step) {
        long before = time.now();
        heartbeat.enter("engine", "step", before);
        try {
            StepResult result = engine.step(step.plan());
            long nanos = time.now() - before;
            String problem = ResultCheck.problem(step.plan(), result, engine.geometry().vocabularySize());
            if (problem == null) {
                parts.desk().cost().observe(step.load(), nanos);
                parts.counters().stepped(step.load(), nanos);
                return result;
            }
            stepFailed(step, new EngineException(problem + "; report this to the maker of the engine", false));
        } catch (EngineException failure) {
            if (failure.fatal()) {
                breakDown("The engine failed: " + failure.getMessage(), failure);
            } else {
                stepFailed(step, failure);
            }
        } catch (RuntimeException failure) {
            stepFailed(step, failure);
        } catch (Error failure) {
            breakDown("The engine failed: " + failure, failure);
        } finally {
            heartbeat.beat(time.now());
        }
        return null;
    }

    /** What the step was to write is undefined: its requests end, their blocks were not named yet. */
    private void stepFailed(PlannedStep.Rows step, RuntimeException failure) {
        parts.counters().stepFailed();
        parts.listener().failed("A step of " + step.sequences().size() + " rows", false, failure);
        Set<OpenRequest> hit = new LinkedHashSet<>();
        step.sequences().forEach(sequence -> hit.add(sequence.open()));
        Refusal reason = new Refusal(
                Refusal.Kind.INTERNAL, "The engine failed while it computed this request: " + failure.getMessage() + ". Try again.", null, null);
        hit.forEach(request -> parts.requests().fail(request, reason));
    }

    /** The lane serves no more. What fails while its requests end hides neither the cause nor the other requests. */
    private void breakDown(String what, Throwable failure) {
        if (broken != null) {
            parts.listener().failed("The broken lane again: " + what, false, failure);
            return;
        }
        broken = what;
        Attempts attempts = new Attempts(failure);
        attempts.make(() -> failAll(new Refusal(Refusal.Kind.UNAVAILABLE, what + "; the server must be restarted.", null, null)));
        attempts.make(() -> parts.listener().failed(what, true, failure));
    }

    /** Ends what is open, and what still comes. */
    private void failAll(Refusal reason) {
        refusing = reason;
        Attempts attempts = new Attempts();
        attempts.make(() -> parts.requests().failAll(reason));
        attempts.make(() -> planner.pauses().retention().release(_ -> true));
        attempts.end();
    }

    private void lapse() {
        lapsing = false;
        parts.keeper().expire();
        planner.pauses().retention().release(prefix -> !parts.keeper().keeps(prefix));
    }

    /** A lane whose sequences all wait for calls has nothing to plan, and a broken one plans nothing, whatever its queue says. */
    private boolean idle() {
        return broken != null || planner.resting();
    }

    private boolean rest(boolean stepped) {
        publish();
        boolean idle = idle();
        closeWhenDue(idle);
        boolean more = !inbox.isEmpty() || stepped && !idle;
        if (!more) {
            long now = time.now();
            heartbeat.rest(now);
            if (!idle && !retrying) {
                retrying = true;
                time.post(now + HOLD_RETRY_NANOS, this::retry);
            }
        }
        return more;
    }

    /** Nobody can be shown a lane whose sequences make no sense; what is still said to it is heard, above all that it is to close. */
    private boolean restBroken() {
        Attempts attempts = new Attempts();
        attempts.make(this::publish);
        attempts.make(() -> closeWhenDue(true));
        try {
            attempts.end();
        } catch (RuntimeException | Error failure) {
            parts.listener().failed("Looking after the broken lane", false, failure);
        }
        heartbeat.rest(time.now());
        return !inbox.isEmpty();
    }

    private void publish() {
        long now = time.now();
        statistics = parts.statistics();
        if (idle() || now - survey.at() >= SURVEY_NANOS) {
            survey = parts.surveyor().survey(now);
        }
        OptionalLong expiry = lapsing || closing != null ? OptionalLong.empty() : parts.keeper().nextExpiry();
        if (expiry.isPresent()) {
            lapsing = true;
            time.post(expiry.getAsLong(), () -> inbox.put(new Message.Lapse()));
        }
    }

    private void closeWhenDue(boolean idle) {
        Message.Close close = closing;
        if (close != null && !closed && idle && parts.moves().underWay() == 0) {
            closed = true;
            Attempts attempts = new Attempts();
            attempts.make(engine::close);
            attempts.make(close.closed());
            attempts.end();
        }
    }

    private void retry() {
        retrying = false;
        parts.wake().run();
    }
}
