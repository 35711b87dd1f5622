package dev.augury.core.loop;

import dev.augury.core.flow.Interceptor;
import dev.augury.core.flow.LaneListener;
import dev.augury.core.flow.OnFailure;
import dev.augury.core.flow.Outcome;
import dev.augury.core.flow.PrefixKeeper;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.TextDecoder;
import dev.augury.core.kv.KvPool;
import dev.augury.core.plan.HandlingGuard;
import dev.augury.core.plan.Pauses;
import dev.augury.core.plan.Planner;
import dev.augury.core.plan.PolicyGuard;
import dev.augury.core.queue.Inbox;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.time.Time;
import dev.augury.spi.call.CallDetector;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.Engine;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingPolicy;
import dev.augury.spi.model.Vocabulary;
import dev.augury.spi.schedule.SchedulingPolicy;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The parts of a loop, made from what the lane brings. Touched by the loop alone, once made. */
public final class LaneParts {

    private static final int PACE_TOKENS = 256;

    private final World world;
    private final Model model;
    private final Planner.Desk desk;
    private final Planner planner;
    private final LaneListener listener;
    private final LaneCounters counters = new LaneCounters();
    private final OpenRequests requests;
    private final Arrivals arrivals;
    private final Moves moves;
    private final Calls calls;
    private final Apply apply;
    private final Surveyor surveyor;

    /**
     * What the loop has to do with.
     *
     * @param lane name of the lane
     * @param time the time
     * @param inbox the messages
     * @param wake wakes the loop
     * @param sequenceIds gives ids, unique within the host's life
     */
    public record World(String lane, Time time, Inbox inbox, Runnable wake, LongSupplier sequenceIds) {}

    /**
     * What answers are made with.
     *
     * @param engine the engine, closed by the loop
     * @param vocabulary the model's tokens
     * @param decoders gives a decoder for an answer that goes on after that token
     * @param keepTexts whether outcomes carry the prompt's text
     * @param calling what it takes to call
     */
    public record Model(Engine engine, Vocabulary vocabulary, IntFunction<TextDecoder> decoders, boolean keepTexts, Calling calling) {}

    /**
     * What it takes to call inside an answer.
     *
     * @param detector finds calls, or null where the model cannot call
     * @param decoders gives a decoder for an answer in which calls are looked for
     * @param performing performs them, or waits for clients that do
     * @param ids give their ids, unique within the host's life
     * @param bounds how many
     */
    public record Calling(
            @Nullable CallDetector detector, IntFunction<TextDecoder> decoders, Performing performing, LongSupplier ids, Bounds bounds) {}

    /**
     * What becomes of calls.
     *
     * @param interceptor performs those of this server
     * @param keeper keeps what answers leave that end in calls of the client
     */
    public record Performing(Interceptor interceptor, PrefixKeeper keeper) {

        /** Nothing, for lanes whose models cannot call. */
        public static final Performing NONE = new Performing(Interceptor.NONE, PrefixKeeper.NONE);
    }

    /**
     * Bounds of calls.
     *
     * @param callsMax most calls of one answer
     * @param depthMax most turns of one answer that end in calls
     * @param onFailure what becomes of an answer when a call of it fails
     * @param tokensMax most tokens that a sequence may ever have
     */
    public record Bounds(int callsMax, int depthMax, OnFailure onFailure, int tokensMax) {}

    /** Makes the parts. */
    public LaneParts(World world, Model model, Planner.Desk desk, Scheduling scheduling, LaneListener listener) {
        this.world = world;
        this.model = model;
        this.desk = desk;
        this.listener = new Counting(listener, counters);
        PolicyGuard.Watched watched =
                new PolicyGuard.Watched(scheduling.name(), scheduling.policy(), scheduling.deadlineNanos(), this.listener::quarantined);
        HandlingGuard.Watched handled = new HandlingGuard.Watched(
                scheduling.handling().name(), scheduling.handling().policy(), scheduling.deadlineNanos(), this.listener::quarantined);
        Calling calling = model.calling();
        planner = new Planner(desk, scheduling.limits(), new Planner.Policies(watched, handled, calling.performing().interceptor()), world.time());
        LaneQueue queue = desk.queue();
        KvPool pool = desk.pool();
        Readers readers = new Readers(model.vocabulary(), model.decoders(), calling.decoders(), calling.detector());
        requests = new OpenRequests(
                queue, pool, planner, counters, new OpenRequests.Ends(world.lane(), model.keepTexts(), this.listener, world.time()));
        arrivals = new Arrivals(
                queue,
                planner,
                requests,
                counters,
                new Arrivals.Making(world.time(), desk.clock(), world.sequenceIds(), readers, this.listener));
        moves = new Moves(desk, planner, counters);
        calls = new Calls(
                queue,
                requests,
                planner.pauses(),
                new Calls.Rules(calling.performing().interceptor(), readers, keeper(), calling.ids(), calling.bounds()),
                world.time());
        surveyor = new Surveyor(desk, planner);
        apply = new Apply(desk, planner, requests, calls, new Apply.Told(counters, this.listener, world.time()));
    }

    /**
     * The policies and their limits.
     *
     * @param name name of the scheduling policy
     * @param policy the scheduling policy
     * @param handling the handling policy
     * @param deadlineNanos longest time that one call of either may take
     * @param limits the limits of a step
     */
    public record Scheduling(String name, SchedulingPolicy policy, Handled handling, long deadlineNanos, Planner.Limits limits) {}

    /**
     * The handling policy.
     *
     * @param name its name
     * @param policy the policy, or null to preserve the KV of every paused sequence
     */
    public record Handled(String name, @Nullable HandlingPolicy policy) {}

    Time time() {
        return world.time();
    }

    Inbox inbox() {
        return world.inbox();
    }

    Runnable wake() {
        return world.wake();
    }

    Engine engine() {
        return model.engine();
    }

    Planner.Desk desk() {
        return desk;
    }

    Planner planner() {
        return planner;
    }

    LaneListener listener() {
        return listener;
    }

    LaneCounters counters() {
        return counters;
    }

    OpenRequests requests() {
        return requests;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Moves moves() {
        return moves;
    }

    Calls calls() {
        return calls;
    }

    PrefixKeeper keeper() {
        return model.calling().performing().keeper();
    }

    Apply apply() {
        return apply;
    }

    Surveyor surveyor() {
        return surveyor;
    }

    /** Returns the lane as it is now. */
    LaneStatistics statistics() {
        LaneQueue queue = desk.queue();
        KvPool pool = desk.pool();
        int copying = 0;
        for (Sequence sequence : queue.swapped()) {
            copying += sequence.copying() ? 1 : 0;
        }
        return new LaneStatistics(
                world.time().now(),
                planner.policy().active(),
                new LaneStatistics.Sequences(
                        requests.size(), queue.waiting().size(), queue.running().size(), queue.swapped().size(), copying, queue.paused().size()),
                new LaneStatistics.Memory(
                        pool.total(BlockTier.DEVICE),
                        pool.free(BlockTier.DEVICE),
                        pool.device().named(),
                        pool.total(BlockTier.HOST),
                        pool.free(BlockTier.HOST)),
                counters.steps(planner.budget()),
                counters.totals(pool.queriedTokens(), pool.hitTokens()),
                counters.preemptions(planner.recomputes(), planner.swaps()),
                pace(),
                pauses(),
                new LaneStatistics.Retained(keeper().counts(), planner.pauses().retention().kv()),
                counters.finished());
    }

    private LaneStatistics.Pauses pauses() {
        int[] sequences = new int[Handling.values().length];
        long[] tokens = new long[Handling.values().length];
        for (Sequence sequence : desk.queue().paused()) {
            int onDevice = desk.pool().deviceTokens(sequence);
            sequences[Pauses.kept(sequence).ordinal()]++;
            tokens[Handling.PRESERVE.ordinal()] += onDevice;
            tokens[Handling.SWAP.ordinal()] += sequence.computedTokens() - onDevice;
        }
        return new LaneStatistics.Pauses(
                planner.pauses().active(),
                new LaneStatistics.Kept(sequences[Handling.PRESERVE.ordinal()], tokens[Handling.PRESERVE.ordinal()]),
                new LaneStatistics.Kept(sequences[Handling.SWAP.ordinal()], tokens[Handling.SWAP.ordinal()]),
                sequences[Handling.DISCARD.ordinal()],
                planner.pauses().counts(world.time().now()));
    }

    private LaneStatistics.Pace pace() {
        int decodes = Math.max(1, desk.queue().running().size());
        long context = 0;
        for (Sequence sequence : desk.queue().running()) {
            context += sequence.computedTokens();
        }
        long step = desk.cost().stepNanos(0, decodes, context);
        return new LaneStatistics.Pace(
                desk.cost().stepNanos(0, 0, 0),
                (double) desk.cost().recomputeNanos(PACE_TOKENS) / PACE_TOKENS,
                (double) step / decodes,
                (double) desk.cost().swapNanos(PACE_TOKENS) / PACE_TOKENS,
                desk.cost().bytesPerToken());
    }

    /** Counts what the listener is told. */
    private record Counting(LaneListener told, LaneCounters counters) implements LaneListener {
        @Override
        public void admitted(Request request) {
            told.admitted(request);
        }

        @Override
        public void rejected(Request request, String reason) {
            told.rejected(request, reason);
        }

        @Override
        public void firstToken(Request request, long nanos) {
            told.firstToken(request, nanos);
        }

        @Override
        public void finished(Request request, Outcome outcome) {
            told.finished(request, outcome);
        }

        @Override
        public void quarantined(String plugin, String reason, @Nullable Throwable cause) {
            counters.quarantined();
            told.quarantined(plugin, reason, cause);
        }

        @Override
        public void failed(String what, boolean fatal, Throwable cause) {
            told.failed(what, fatal, cause);
        }
    }
}
