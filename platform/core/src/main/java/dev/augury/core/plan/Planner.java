package dev.augury.core.plan;

import dev.augury.core.flow.Interceptor;
import dev.augury.core.flow.Reconfiguration;
import dev.augury.core.flow.Request;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.StepClock;
import dev.augury.core.kv.KvPool;
import dev.augury.core.queue.LaneQueue;
import dev.augury.core.time.Time;
import dev.augury.spi.schedule.Verdict;
import java.util.OptionalLong;

/** Makes the plan of each step. Touched by the loop of the lane alone. */
public final class Planner {

    private final Time time;
    private final LaneQueue queue;
    private final KvPool pool;
    private final CostModel cost;
    private final Limits limits;
    private final LaneView view;
    private final PolicyGuard policy;
    private final Pauses pauses;
    private final Returns returns;
    private long idleSince = Long.MAX_VALUE;
    private int budget;
    private long recomputes;
    private long swaps;

    /**
     * The limits of a step.
     *
     * @param sequencesMax most sequences that run at once
     * @param tokensMax most tokens of a step
     * @param targetNanos how long a step should take
     * @param holdNanos how long a policy may grant nothing while nothing runs
     * @param retainedBlocksMax most blocks of both tiers that retained prefixes hold
     */
    public record Limits(int sequencesMax, int tokensMax, long targetNanos, long holdNanos, long retainedBlocksMax) {}

    /**
     * What the planner works on.
     *
     * @param queue the sequences
     * @param pool the blocks
     * @param cost what steps cost
     * @param clock counts the steps
     * @param heartbeat is told which plugin is being called
     */
    public record Desk(LaneQueue queue, KvPool pool, CostModel cost, StepClock clock, Heartbeat heartbeat) {}

    /**
     * The policies, and what performs calls.
     *
     * @param scheduling the scheduling policy
     * @param handling the handling policy
     * @param interceptor performs calls
     */
    public record Policies(PolicyGuard.Watched scheduling, HandlingGuard.Watched handling, Interceptor interceptor) {}

    /** Makes a planner. */
    public Planner(Desk desk, Limits limits, Policies policies, Time time) {
        this.time = time;
        this.limits = limits;
        queue = desk.queue();
        pool = desk.pool();
        cost = desk.cost();
        view = new LaneView(queue, pool, cost, desk.clock(), limits.sequencesMax());
        policy = new PolicyGuard(policies.scheduling(), new GrantCheck(queue), desk.heartbeat(), time);
        HandlingGuard handling = new HandlingGuard(policies.handling(), desk.heartbeat(), time);
        pauses = new Pauses(queue, pool, view, new Pauses.Guards(handling, policy),
                new Pauses.Outside(policies.interceptor(), this::look, limits.retainedBlocksMax()));
        returns = new Returns(pool, view.swaps());
        view.pauses(pauses::reclaimable, pauses::outstanding);
    }

    /** Returns the policy, to be told events. */
    public PolicyGuard policy() {
        return policy;
    }

    /** Hands new options to a policy, before the next plan is asked for; says what became of them. */
    public void reconfigure(Reconfiguration change) {
        String problem =
                switch (change.target()) {
                    case SCHEDULER -> policy.reconfigure(change.options());
                    case HANDLING -> pauses.reconfigure(change.options());
                };
        change.told().accept(new Reconfiguration.Effect(view.step(), problem));
    }

    /** Returns what becomes of paused sequences. */
    public Pauses pauses() {
        return pauses;
    }

    /** Returns what brings swapped sequences back. */
    public Returns returns() {
        return returns;
    }

    /** Tells the policies that a sequence entered the queue for the first time. */
    public void enqueued(Sequence sequence) {
        pauses.beforeSegment(sequence);
        policy.onEnqueued(sequence);
    }

    /** Returns whether there is nothing to plan, whatever calls are under way. */
    public boolean resting() {
        return queue.resting() && !pauses.due();
    }

    /** Asks the policy for its verdict on a request at the door. */
    public Verdict judge(Request request) {
        look();
        return policy.onArrival(request, view);
    }

    /** Returns the most steps that a sequence waits as the policy promises, if none keeps its blocks longer than that; empty where it promises nothing. */
    public OptionalLong waitMax(long stayMax) {
        look();
        return policy.waitMax(view, stayMax);
    }

    /** Returns the most tokens of the step planned last. */
    public int budget() {
        return budget;
    }

    /** Plans a step. Whatever the policy wishes, work that can be done is done: see {@link #rescue}. */
    public PlannedStep plan() {
        look();
        pauses.handle();
        PlannedStep planned = queue.resting() ? new PlannedStep(pauses.takeMovements(), null) : draft();
        view.swaps().renew();
        return planned;
    }

    private PlannedStep draft() {
        StepDraft draft = new StepDraft(queue, pool, policy, view, new StepDraft.Tiers(pauses, returns));
        draft.carryOut(policy.plan(view));
        if (draft.onlyGaveUp()) {
            draft.carryOut(policy.plan(view));
        }
        if (!draft.isEmpty()) {
            idleSince = Long.MAX_VALUE;
        } else if (!copying()) {
            rescue(draft);
        }
        recomputes += draft.recomputes();
        swaps += draft.swaps();
        return draft.planned(pauses.takeMovements());
    }

    /** Returns the preemptions by recompute so far. */
    public long recomputes() {
        return recomputes;
    }

    /** Returns the preemptions by swap so far. */
    public long swaps() {
        return swaps;
    }

    /**
     * Nothing was planned and no copy is awaited. If paused sequences hold the blocks that are short, they lose them, the longest paused first; after them swapped sequences
     * of which a part is still on the device. If something runs, blocks are short and the policy names no victim: the built-in policy plans this step, which preempts
     * the youngest. If nothing runs, the policy may hold what waits, for a while.
     */
    private void rescue(StepDraft draft) {
        while (draft.isEmpty() && shortOfBlocks() && (pauses.evictOldest() || giveUpLast(draft))) {
            draft.carryOut(policy.fallbackPlan(view));
        }
        if (!draft.isEmpty()) {
            idleSince = Long.MAX_VALUE;
            return;
        }
        idleSince = Math.min(idleSince, view.now());
        if (queue.running().isEmpty() && view.now() - idleSince < limits.holdNanos()) {
            return;
        }
        if (queue.running().isEmpty()) {
            policy.quarantine(
                    "plan: it granted nothing for " + limits.holdNanos() / 1_000_000 + " ms although sequences wait and nothing runs", null);
        }
        draft.carryOut(policy.fallbackPlan(view));
    }

    /** While a part of a swapped sequence stays on the device, whatever waits may lack just that. */
    private boolean shortOfBlocks() {
        if (!queue.running().isEmpty() || queue.swapped().stream().anyMatch(Planner::stays)) {
            return true;
        }
        for (Sequence sequence : queue.swapped()) {
            return !view.fits(sequence, 1);
        }
        for (Sequence sequence : queue.waiting()) {
            return !view.fits(sequence, sequence.totalTokens() - pool.match(sequence));
        }
        return false;
    }

    private boolean giveUpLast(StepDraft draft) {
        for (Sequence sequence : queue.swapped().reversed()) {
            if (queue.running().isEmpty() && stays(sequence)) {
                draft.giveUp(sequence);
                return true;
            }
        }
        return false;
    }

    private static boolean stays(Sequence sequence) {
        return !sequence.copying() && sequence.blocks().device().length > 0;
    }

    private boolean copying() {
        return queue.swapped().stream().anyMatch(Sequence::copying) || pauses.copying();
    }

    private void look() {
        budget = tokenBudget();
        view.look(time.now(), budget);
    }

    /** Running decodes first, then as much of prompts as the target leaves, but a block's worth at least, so that nobody starves. */
    private int tokenBudget() {
        Load decodes = Load.NONE;
        int context = 0;
        for (Sequence sequence : queue.running()) {
            if (sequence.pendingTokens() == 1) {
                decodes = decodes.plus(1, sequence.computedTokens());
            } else {
                context = Math.max(context, sequence.computedTokens());
            }
        }
        int prefill = Math.max(pool.blockTokens(), cost.prefillWithin(limits.targetNanos(), decodes, context));
        return Math.min(limits.tokensMax(), decodes.decodes() + prefill);
    }
}
