package dev.augury.core.pipeline;

import dev.augury.core.admit.Door;
import dev.augury.core.admit.RequestCheck;
import dev.augury.core.flow.BucketCounts;
import dev.augury.core.flow.OnFailure;
import dev.augury.core.flow.EventSink;
import dev.augury.core.flow.Reconfiguration;
import dev.augury.core.flow.ServeRequest;
import dev.augury.core.flow.StepClock;
import dev.augury.core.flow.TokenEvent.Refusal;
import dev.augury.core.intercept.Intercept;
import dev.augury.core.intercept.Tools;
import dev.augury.core.kv.BlockAges;
import dev.augury.core.kv.KvPool;
import dev.augury.core.loop.LaneLoop;
import dev.augury.core.loop.LaneParts;
import dev.augury.core.loop.LaneStatistics;
import dev.augury.core.loop.LaneSurvey;
import dev.augury.core.plan.CostModel;
import dev.augury.core.plan.Heartbeat;
import dev.augury.core.plan.Planner;
import dev.augury.core.predict.FeatureMaker;
import dev.augury.core.predict.Guesser;
import dev.augury.core.queue.Inbox;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.queue.Message;
import dev.augury.core.retain.RetainedPrefixes;
import dev.augury.core.stream.Delivery;
import dev.augury.core.time.Time;
import dev.augury.spi.engine.EngineGeometry;
import dev.augury.spi.engine.EngineHealth;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One model on one engine: inbox, loop, KV pool and policies. Thread-safe. */
public final class Lane {

    private final LaneSpec spec;
    private final Door door;
    private final Inbox inbox = new Inbox();
    private final Heartbeat heartbeat = new Heartbeat();
    private final LaneLoop loop;
    private final Time.Loop driven;
    private final IntakeDesk desk;
    private final Planner.Desk planning;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicReference<@Nullable Runnable> onIdle = new AtomicReference<>();

    Lane(LaneSpec spec, Surroundings around, Feed feed, LongSupplier sequenceIds) {
        this.spec = spec;
        Time time = around.time();
        LaneSpec.Stove stove = spec.stove();
        LaneLimits limits = spec.limits();
        EngineGeometry geometry = stove.engine().geometry();
        KvPool pool = new KvPool(
                new KvPool.Sizes(geometry.blockTokens(), stove.deviceBlocks(), stove.hostBlocks(), stove.prefixCache()),
                new KvPool.Seed(spec.model(), geometry.kvCodec(), around.salt()),
                time::now);
        planning = new Planner.Desk(new LaneQueue(), pool, new CostModel(geometry), new StepClock(), heartbeat);
        LaneSpec.Policies policies = spec.policies();
        RequestCheck check = check(spec, geometry);
        Guesser guesser = new Guesser(time, limits.predictDeadline().toNanos(), policies.predictor());
        LaneBook book = new LaneBook(spec.model(), policies.predictor(), around.history(), around.listeners(), feed);
        Tools tools = spec.tools();
        RetainedPrefixes prefixes =
                tools == null ? null : new RetainedPrefixes(limits.retain(), time, stove.tokenizer()::arguments, book::settled);
        LaneParts.Calling calling = tools == null || prefixes == null
                ? new LaneParts.Calling(
                        null, stove.tokenizer()::decoderAfter, LaneParts.Performing.NONE, sequenceIds, new LaneParts.Bounds(0, 0, OnFailure.CONTINUE, check.tokensMax()))
                : new LaneParts.Calling(
                        tools.detector(),
                        stove.tokenizer()::callDecoderAfter,
                        new LaneParts.Performing(
                                new Intercept(
                                        time, tools, new CallScript(stove.tokenizer(), guesser), resumption -> inbox.put(new Message.Resumed(resumption))),
                                prefixes),
                        sequenceIds,
                        new LaneParts.Bounds(
                                tools.limits().callsMax(), tools.limits().depthMax(), tools.limits().onFailure(), check.tokensMax()));
        LaneParts.Scheduling scheduling = new LaneParts.Scheduling(
                policies.scheduler(),
                policies.scheduling(),
                new LaneParts.Handled(policies.handling().name(), policies.handling().policy()),
                limits.policyDeadline().toNanos(),
                new Planner.Limits(
                        limits.sequencesMax(),
                        limits.stepTokensMax(),
                        limits.stepTarget().toNanos(),
                        limits.holdMax().toNanos(),
                        stove.prefixCache() ? limits.retain().kvBytesMax() / Math.max(1, geometry.blockBytes()) : 0));
        loop = new LaneLoop(new LaneParts(
                new LaneParts.World(spec.model(), time, inbox, this::wake, sequenceIds),
                new LaneParts.Model(stove.engine(), stove.tokenizer().vocabulary(), stove.tokenizer()::decoderAfter, around.keepTexts(), calling),
                planning,
                scheduling,
                book));
        driven = time.drive("lane " + spec.model(), loop::turn);
        inbox.onMessage(driven::wake);
        door = new Door(new Door.Limits(limits.requestsMax(), limits.tokensMax()), this::nanosFor);
        desk = new IntakeDesk(
                spec.model(),
                time,
                door,
                check,
                new PromptReader(stove.tokenizer(), prefixes),
                new CallForce(stove.tokenizer(), tools),
                new FeatureMaker(around.saltNumber()),
                guesser,
                inbox);
    }

    private static RequestCheck check(LaneSpec spec, EngineGeometry geometry) {
        LaneSpec.Stove stove = spec.stove();
        Tools tools = spec.tools();
        return new RequestCheck(
                stove.engine().capabilities(),
                geometry.contextLength(),
                (int) Math.min(Integer.MAX_VALUE, (long) stove.deviceBlocks() * geometry.blockTokens()),
                geometry.vocabularySize(),
                tools == null ? Set.of() : tools.executors().keySet());
    }

    /** Returns the name under which its model is served. */
    public String model() {
        return spec.model();
    }

    /** Returns what it was made of. */
    public LaneSpec spec() {
        return spec;
    }

    /** Returns the lane at the end of the last turn of its loop. */
    public LaneStatistics statistics() {
        return loop.statistics();
    }

    /** Returns the last look at every sequence. */
    public LaneSurvey survey() {
        return loop.survey();
    }

    /** Returns how long steps took. */
    public BucketCounts stepTimes() {
        return loop.stepTimes();
    }

    /** Returns how many tokens steps computed. */
    public BucketCounts stepTokens() {
        return loop.stepTokens();
    }

    /** Returns how long blocks of its device tier were kept and used. */
    public BlockAges blockAges() {
        return planning.pool().ages();
    }

    /** Returns what its loop is doing, and since when. */
    public Heartbeat.Pulse pulse() {
        return heartbeat.pulse();
    }

    /** Returns why it is broken, or null while it is not. */
    public @Nullable String broken() {
        return loop.broken();
    }

    /** Returns the engine's view of itself. */
    public EngineHealth engineHealth() {
        return spec.stove().engine().health();
    }

    /** Returns the requests at the door and in the queue that do not run yet. */
    public int waitingRequests() {
        return door.requests();
    }

    /** Returns the tokens of their prompts. */
    public long waitingTokens() {
        return door.tokens();
    }

    /** Returns the requests submitted and not over. */
    public int openRequests() {
        return open.get();
    }

    /** Returns what predicts for it, for its counts. */
    public Guesser guesser() {
        return desk.guesser();
    }

    /** Returns queue and pool as they are, for proofs on the loop's thread. */
    Planner.Desk inside() {
        return planning;
    }

    /**
     * Gives a policy new options: the next step is planned with them, and none before. Nothing is heard of it once the lane is closed.
     *
     * @param change what changes; its options were checked, and differ in live components only
     */
    public void reconfigure(Reconfiguration change) {
        inbox.put(new Message.Reconfigure(change));
    }

    Serving.Submission submit(long id, ServeRequest request, EventSink sink) {
        open.incrementAndGet();
        Intake intake = new Intake(id, request, new Delivery(sink, this::ended), desk);
        intake.admit();
        return intake;
    }

    /** Refuses new requests; {@code idle} is run once no request is open. */
    void drain(Refusal reason, Runnable idle) {
        door.close(reason);
        whenIdle(idle);
    }

    /** Ends what is open by an error. */
    void failAll(Refusal reason) {
        inbox.put(new Message.FailAll(reason));
    }

    /**
     * Ends what is open, closes the engine and stops the loop; {@code closed} is run after that. The loop outlives the engine for the requests that are still
     * on their way to the inbox, because nobody else would refuse them there.
     */
    void close(Refusal reason, Runnable closed) {
        door.close(reason);
        inbox.put(new Message.Close(reason, () -> whenIdle(() -> {
            driven.stop();
            closed.run();
        })));
    }

    private void whenIdle(Runnable idle) {
        onIdle.accumulateAndGet(idle, (before, next) -> before == null || next == null ? next : () -> {
            before.run();
            next.run();
        });
        ended(open.get());
    }

    private void wake() {
        driven.wake();
    }

    private void ended() {
        ended(open.decrementAndGet());
    }

    private void ended(int left) {
        Runnable idle = left == 0 ? onIdle.getAndSet(null) : null;
        if (idle != null) {
            idle.run();
        }
    }

    private double nanosFor(long promptTokens, double outputTokens) {
        LaneStatistics.Pace pace = loop.statistics().pace();
        return promptTokens * pace.promptTokenNanos() + outputTokens * pace.outputTokenNanos();
    }
}
