package dev.augury.core.plan;

import dev.augury.core.flow.Movement;
import dev.augury.core.flow.Movement.Direction;
import dev.augury.core.flow.Sequence;
import dev.augury.core.kv.KvPool;
import dev.augury.core.queue.LaneQueue;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Misfit;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SequenceState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Carries out the wishes of one step, as far as blocks, budget and places go. */
final class StepDraft {

    private final LaneQueue queue;
    private final KvPool pool;
    private final PolicyGuard policy;
    private final LaneView view;
    private final Pauses pauses;
    private final Returns returns;
    private final List<Movement> movements = new ArrayList<>();
    private final List<StepRow> rows = new ArrayList<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private Load load = Load.NONE;
    private int places;
    private int recomputes;
    private boolean gaveUp;
    private int swaps;

    /**
     * What moves blocks between tiers.
     *
     * @param pauses moves those of paused sequences
     * @param returns brings swapped sequences back
     */
    record Tiers(Pauses pauses, Returns returns) {}

    StepDraft(LaneQueue queue, KvPool pool, PolicyGuard policy, LaneView view, Tiers tiers) {
        this.queue = queue;
        this.pool = pool;
        this.policy = policy;
        this.view = view;
        pauses = tiers.pauses();
        returns = tiers.returns();
    }

    /** Carries out wishes that make sense. */
    void carryOut(Grants grants) {
        for (Grants.Victim victim : grants.victims()) {
            Sequence sequence = queue.find(victim.sequence());
            if (sequence != null) {
                preempt(sequence, victim.preemption());
            }
        }
        places = view.sequencesMax() - queue.running().size() - queue.returning();
        walk(grants);
        for (long id : grants.prefetches()) {
            Sequence sequence = queue.find(id);
            if (sequence != null && !sequence.copying() && sequence.state() == SequenceState.SWAPPED) {
                swapIn(sequence);
            }
        }
    }

    /** Returns whether nothing came of the wishes so far. */
    boolean isEmpty() {
        return rows.isEmpty() && movements.isEmpty();
    }

    /** Returns whether a swapped sequence waits since, and nothing else came of the wishes. */
    boolean onlyGaveUp() {
        return isEmpty() && gaveUp;
    }

    /** Returns how many sequences lost their place by recompute. */
    int recomputes() {
        return recomputes;
    }

    /** Returns how many sequences lost their place by swap. */
    int swaps() {
        return swaps;
    }

    /** Returns the planned step, with what the handling of paused sequences moves. */
    PlannedStep planned(List<Movement> handled) {
        movements.addAll(0, handled);
        PlannedStep.Rows step = rows.isEmpty() ? null : new PlannedStep.Rows(new StepPlan(rows, List.of()), sequences, load);
        return new PlannedStep(movements, step);
    }

    private void walk(Grants grants) {
        boolean stopped = false;
        for (Grants.Grant grant : grants.grants()) {
            Sequence sequence = queue.find(grant.sequence());
            if (sequence == null || stopped && sequence.state() != SequenceState.RUNNING) {
                continue;
            }
            boolean granted = grant(sequence, grant.tokensMax());
            while (!granted && pauses.makeRoom(missing(sequence, grant.tokensMax()))) {
                granted = grant(sequence, grant.tokensMax());
            }
            if (!granted) {
                policy.onMisfit(sequence, grant.tokensMax());
                stopped = grants.misfit() == Misfit.STOP;
            }
        }
    }

    /** Returns whether blocks could be had; what the budget or the places do not allow is cut, which is no misfit. */
    private boolean grant(Sequence sequence, int tokensMax) {
        int budget = Math.min(tokensMax, view.tokenBudget() - load.tokens());
        return switch (sequence.state()) {
            case RUNNING -> budget < 1 || grow(sequence, Math.min(budget, sequence.pendingTokens()));
            case WAITING -> budget < 1 || places < 1 || begin(sequence, budget);
            case SWAPPED -> places < 1 || swapIn(sequence);
            case PAUSED, FINISHED -> true;
        };
    }

    private int missing(Sequence sequence, int tokensMax) {
        int budget = Math.clamp(view.tokenBudget() - load.tokens(), 0, tokensMax);
        int tokens = Math.min(budget, sequence.pendingTokens() - view.prefixMatch(sequence));
        return view.blocksFor(sequence, tokens) - pool.free(BlockTier.DEVICE);
    }

    private boolean grow(Sequence sequence, int tokens) {
        if (!pool.grow(sequence, tokens)) {
            return false;
        }
        add(sequence, tokens);
        return true;
    }

    /** A sequence that follows a retained prefix in the host tier waits for it: the copies are what its grants come to. */
    private boolean begin(Sequence sequence, int budget) {
        return switch (pauses.fetch(sequence)) {
            case THERE -> start(sequence, budget);
            case COMING -> true;
            case NO_ROOM -> false;
        };
    }

    private boolean start(Sequence sequence, int budget) {
        int tokens = Math.min(budget, sequence.totalTokens() - pool.match(sequence));
        OptionalInt cached = pool.start(sequence, tokens);
        if (cached.isEmpty()) {
            return false;
        }
        pauses.restarted(sequence, cached.getAsInt());
        pauses.retention().followed(sequence);
        queue.start(sequence, cached.getAsInt(), view.now());
        sequence.open().started(cached.getAsInt(), view.now());
        sequence.request().place().leave();
        places--;
        add(sequence, tokens);
        return true;
    }

    private boolean swapIn(Sequence sequence) {
        Movement first = places < 1 ? null : returns.begin(sequence);
        if (first == null) {
            return false;
        }
        queue.swapIn(sequence);
        movements.add(first);
        places--;
        return true;
    }

    private void preempt(Sequence sequence, Preemption wish) {
        if (sequence.state() == SequenceState.SWAPPED) {
            makeWay(sequence, wish);
            return;
        }
        @Nullable List<BlockCopy> copies = wish == Preemption.SWAP ? beginSwapOut(sequence, pool.blocksHeld(sequence)) : null;
        if (copies == null) {
            pool.release(sequence);
            queue.restart(sequence, view.now());
            sequence.open().recomputed();
            recomputes++;
            policy.onPreempted(sequence, Preemption.RECOMPUTE);
            policy.onEnqueued(sequence);
        } else {
            queue.swapOut(sequence, view.now());
            movements.add(new Movement(sequence, Direction.OUT, copies));
            sequence.open().swapped();
            swaps++;
            policy.onPreempted(sequence, Preemption.SWAP);
        }
    }

    private @Nullable List<BlockCopy> beginSwapOut(Sequence sequence, int blocks) {
        pauses.retention().makeHostRoom(sequence, blocks);
        return pool.beginSwapOut(sequence, blocks);
    }

    /** A swapped sequence moves what it still has on the device to the host tier as well; where that has no room, or by wish, it loses all. */
    private void makeWay(Sequence sequence, Preemption wish) {
        int head = sequence.blocks().device().length;
        if (wish == Preemption.SWAP && head == 0) {
            return;
        }
        @Nullable List<BlockCopy> copies = wish == Preemption.SWAP ? beginSwapOut(sequence, head) : null;
        if (copies == null) {
            giveUp(sequence);
        } else {
            queue.vacate(sequence, view.now());
            movements.add(new Movement(sequence, Direction.OUT, copies));
            policy.onPreempted(sequence, Preemption.SWAP);
        }
    }

    /** A swapped sequence loses what it has in either tier, and is computed again. */
    void giveUp(Sequence sequence) {
        pool.release(sequence);
        queue.lost(sequence, view.now());
        sequence.open().recomputed();
        recomputes++;
        gaveUp = true;
        policy.onPreempted(sequence, Preemption.RECOMPUTE);
        policy.onEnqueued(sequence);
    }

    private void add(Sequence sequence, int tokens) {
        rows.add(RowMaker.row(sequence, tokens));
        sequences.add(sequence);
        load = load.plus(tokens, sequence.computedTokens());
    }
}
