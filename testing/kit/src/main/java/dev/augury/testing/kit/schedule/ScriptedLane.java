package dev.augury.testing.kit.schedule;

import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Misfit;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.testing.kit.BorderViolation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A lane in miniature, which plans and applies steps as the SPI's documents say and checks the policy's grants and its own blocks after each: what a policy
 * needs to be tested against the SPI alone. Its engine is a count: a sequence with nothing pending gets its next token.
 */
public final class ScriptedLane {

    private final Map<SequenceState, List<ScriptedSequence>> lists = new EnumMap<>(SequenceState.class);
    private final Map<Long, ScriptedSequence> byId = new HashMap<>();
    private final BlockBook book;
    private final LaneView view = new LaneView(this);
    private LaneSizes sizes;
    private long now;
    private long steps;
    private long lastId;
    private int swapOutBudget = Integer.MAX_VALUE;

    /** Makes an empty lane. */
    public ScriptedLane(LaneSizes sizes) {
        this.sizes = sizes;
        book = new BlockBook(sizes.blockTokens(), sizes.deviceBlocks(), sizes.hostBlocks());
        for (SequenceState state : SequenceState.values()) {
            lists.put(state, new ArrayList<>());
        }
    }

    /** Returns the view as a policy gets it; live. */
    public HandlingView view() {
        return view;
    }

    /** Changes the budget of the next steps. */
    public void tokenBudget(int tokens) {
        sizes = sizes.withBudget(tokens);
    }

    /** Says how many blocks may move to the host tier in the next steps; any number unless said. */
    public void swapOutBudget(int blocks) {
        swapOutBudget = blocks;
    }

    int swapOutBudget() {
        return swapOutBudget;
    }

    /** Lets time pass without a step. */
    public void pass(long nanos) {
        now += nanos;
    }

    /** Enqueues a request whose prompt is like no other's. */
    public ScriptedSequence enqueue(SchedulingPolicy policy, int promptTokens, int outputTokens) {
        int[] prompt = new int[promptTokens];
        for (int i = 0; i < promptTokens; i++) {
            prompt[i] = (int) ((lastId + 1) * 7919 + i);
        }
        return enqueue(policy, Ask.of(prompt, outputTokens));
    }

    /** Enqueues a request and tells the policy. */
    public ScriptedSequence enqueue(SchedulingPolicy policy, Ask ask) {
        ScriptedSequence sequence = new ScriptedSequence(++lastId, ask, now);
        list(SequenceState.WAITING).add(sequence);
        byId.put(sequence.id(), sequence);
        policy.onEnqueued(sequence);
        return sequence;
    }

    /** Says whether blocks of the sequence are being copied. */
    public void copying(ScriptedSequence sequence, boolean copying) {
        sequence.copying = copying;
    }

    /** Lets a running sequence wait for a call. */
    public void pause(SchedulingPolicy policy, ScriptedSequence sequence, Handling handling) {
        require(sequence, SequenceState.RUNNING);
        boolean swapped = handling == Handling.SWAP && book.swapOut(sequence);
        if (handling == Handling.DISCARD || handling == Handling.SWAP && !swapped) {
            book.release(sequence);
            sequence.computed = 0;
        }
        sequence.handling = swapped || handling != Handling.SWAP ? handling : Handling.DISCARD;
        move(sequence, SequenceState.PAUSED, false);
        policy.onPaused(sequence);
    }

    /** Lets a call return with that many tokens. A sequence without KV waits at the head, as the host has it where all that wait arrived later. */
    public void resume(SchedulingPolicy policy, ScriptedSequence sequence, int responseTokens) {
        require(sequence, SequenceState.PAUSED);
        sequence.respond(responseTokens);
        SequenceState next = switch (sequence.handling) {
            case PRESERVE -> SequenceState.RUNNING;
            case DISCARD -> SequenceState.WAITING;
            case SWAP -> SequenceState.SWAPPED;
        };
        move(sequence, next, true);
        policy.onResumed(sequence);
        if (next == SequenceState.WAITING) {
            policy.onEnqueued(sequence);
        }
    }

    /** Ends a sequence from any state. */
    public void cancel(SchedulingPolicy policy, ScriptedSequence sequence) {
        finish(policy, sequence);
        book.check(live());
    }

    /**
     * Lets the policy plan one step and applies it.
     *
     * @throws BorderViolation when the grants cannot be carried out as they stand
     */
    public StepReport step(SchedulingPolicy policy) {
        Grants grants = policy.plan(view);
        if (grants == null) {
            throw new BorderViolation("The policy returned no grants at all");
        }
        List<String> faults = GrantsLaw.faults(view, grants);
        if (!faults.isEmpty()) {
            throw new BorderViolation("Step " + steps + ": " + String.join("; ", faults));
        }
        StepReport report = new StepReport(
                grants, new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        grants.victims().forEach(victim -> preempt(policy, find(victim.sequence()), victim.preemption(), report));
        allocate(policy, grants, report);
        grants.prefetches().forEach(id -> prefetch(find(id)));
        apply(policy, report);
        book.check(live());
        steps++;
        now += view.cost().stepNanos(report.tokens(), 0, 0);
        return report;
    }

    private void preempt(SchedulingPolicy policy, ScriptedSequence victim, Preemption mode, StepReport report) {
        if (mode == Preemption.SWAP && victim.state() == SequenceState.SWAPPED) {
            // Here a swapped sequence has nothing on the device that could make way.
            return;
        }
        boolean swapped = mode == Preemption.SWAP && book.swapOut(victim);
        if (!swapped) {
            book.release(victim);
            book.releaseHost(victim);
            victim.computed = 0;
        }
        victim.preempted();
        move(victim, swapped ? SequenceState.SWAPPED : SequenceState.WAITING, true);
        report.preempted().add(victim.id());
        policy.onPreempted(victim, swapped ? Preemption.SWAP : Preemption.RECOMPUTE);
        if (!swapped) {
            policy.onEnqueued(victim);
        }
    }

    private void allocate(SchedulingPolicy policy, Grants grants, StepReport report) {
        boolean stopped = false;
        for (Grants.Grant grant : grants.grants()) {
            ScriptedSequence sequence = find(grant.sequence());
            boolean begins = sequence.state() != SequenceState.RUNNING;
            if (stopped && begins) {
                continue;
            }
            List<Integer> match = sequence.state() == SequenceState.WAITING ? book.match(sequence) : List.of();
            int hit = Math.max(sequence.computed, match.size() * sizes.blockTokens());
            int tokens = Math.min(grant.tokensMax(), sequence.totalTokens() - hit);
            if (tokens == 0) {
                continue;
            }
            if (blocksFor(sequence, tokens) > book.free()) {
                report.misfits().add(sequence.id());
                policy.onMisfit(sequence, tokens);
                stopped = grants.misfit() == Misfit.STOP;
                continue;
            }
            book.take(sequence, match, hit + tokens);
            book.releaseHost(sequence);
            sequence.computed = hit;
            if (begins) {
                move(sequence, SequenceState.RUNNING, false);
            }
            report.computed().put(sequence.id(), tokens);
        }
    }

    private void prefetch(ScriptedSequence sequence) {
        if (sequence.hostBlocks <= book.free()) {
            book.take(sequence, List.of(), sequence.computed);
            book.releaseHost(sequence);
            move(sequence, SequenceState.RUNNING, false);
        }
    }

    private void apply(SchedulingPolicy policy, StepReport report) {
        for (ScriptedSequence sequence : live()) {
            Integer tokens = report.computed().get(sequence.id());
            sequence.idleSteps = tokens != null ? 0 : sequence.state() == SequenceState.PAUSED ? 0 : sequence.idleSteps + 1;
            if (tokens == null) {
                continue;
            }
            sequence.computed += tokens;
            book.publish(sequence);
            boolean samples = sequence.computed == sequence.totalTokens();
            boolean ends = samples && sequence.sample();
            if (samples) {
                report.sampled().add(sequence.id());
            }
            policy.onStepped(sequence, tokens, samples ? 1 : 0);
            if (ends) {
                report.finished().add(sequence.id());
                finish(policy, sequence);
            }
        }
    }

    private void finish(SchedulingPolicy policy, ScriptedSequence sequence) {
        book.release(sequence);
        book.releaseHost(sequence);
        lists.get(sequence.state()).remove(sequence);
        byId.remove(sequence.id());
        sequence.enter(SequenceState.FINISHED, now);
        policy.onFinished(sequence);
    }

    private void move(ScriptedSequence sequence, SequenceState next, boolean first) {
        lists.get(sequence.state()).remove(sequence);
        sequence.enter(next, now);
        if (first && next == SequenceState.WAITING) {
            lists.get(next).addFirst(sequence);
        } else {
            lists.get(next).add(sequence);
        }
    }

    int blocksFor(ScriptedSequence sequence, int tokens) {
        List<Integer> match = sequence.state() == SequenceState.WAITING ? book.match(sequence) : List.of();
        int hit = Math.max(sequence.computed, match.size() * sizes.blockTokens());
        return book.taken(match, sequence.blocks.size(), hit + tokens);
    }

    /** Returns every sequence that has not ended. */
    public List<ScriptedSequence> live() {
        List<ScriptedSequence> live = new ArrayList<>();
        lists.forEach((state, list) -> live.addAll(list));
        return live;
    }

    List<ScriptedSequence> list(SequenceState state) {
        return lists.get(state);
    }

    ScriptedSequence own(SequenceView sequence) {
        if (sequence instanceof ScriptedSequence own) {
            return own;
        }
        throw new BorderViolation("The policy asks about " + sequence + ", which is not a view of this lane");
    }

    private ScriptedSequence find(long id) {
        return Objects.requireNonNull(byId.get(id));
    }

    private static void require(ScriptedSequence sequence, SequenceState state) {
        if (sequence.state() != state) {
            throw new IllegalStateException(sequence + " is not " + state + "; step the lane until it is");
        }
    }

    BlockBook book() {
        return book;
    }

    LaneSizes sizes() {
        return sizes;
    }

    long now() {
        return now;
    }

    long steps() {
        return steps;
    }
}
