package dev.augury.core.plan;

import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.StepClock;
import dev.augury.core.kv.KvPool;
import dev.augury.core.queue.LaneQueue;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingView;
import dev.augury.spi.schedule.CostView;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.TenantView;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.ToIntFunction;

/** The lane as its policies see it: live, one for the life of the lane. */
final class LaneView implements HandlingView {

    private final LaneQueue queue;
    private final KvPool pool;
    private final CostView cost;
    private final StepClock clock;
    private final int sequencesMax;
    private final SwapBudget swaps = new SwapBudget(this::movable);
    private ToIntFunction<BlockTier> reclaimable = _ -> 0;
    private IntSupplier outstanding = () -> 0;
    private long now;
    private int tokenBudget;

    LaneView(LaneQueue queue, KvPool pool, CostView cost, StepClock clock, int sequencesMax) {
        this.queue = queue;
        this.pool = pool;
        this.cost = cost;
        this.clock = clock;
        this.sequencesMax = sequencesMax;
    }

    /** Sets what tells how many blocks of a tier paused sequences would give up, and how many have still to follow to the host tier; called once. */
    void pauses(ToIntFunction<BlockTier> reclaimed, IntSupplier following) {
        reclaimable = reclaimed;
        outstanding = following;
    }

    /** Returns what may move before the next step. */
    SwapBudget swaps() {
        return swaps;
    }

    /** Sets what changes from look to look. */
    void look(long at, int budget) {
        now = at;
        tokenBudget = budget;
        swaps.look();
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long step() {
        return clock.step();
    }

    @Override
    public int tokenBudget() {
        return tokenBudget;
    }

    @Override
    public int sequencesMax() {
        return sequencesMax;
    }

    @Override
    public int blockTokens() {
        return pool.blockTokens();
    }

    @Override
    public int totalBlocks(BlockTier tier) {
        return pool.total(tier);
    }

    @Override
    public int freeBlocks(BlockTier tier) {
        return switch (tier) {
            case DEVICE -> pool.free(tier) + reclaimable.applyAsInt(tier);
            case HOST -> Math.max(0, pool.free(tier) + reclaimable.applyAsInt(tier) - outstanding.getAsInt());
        };
    }

    @Override
    public List<Sequence> waiting() {
        return queue.waiting();
    }

    @Override
    public List<Sequence> running() {
        return queue.running();
    }

    @Override
    public List<Sequence> paused() {
        return queue.paused();
    }

    @Override
    public List<Sequence> swapped() {
        return queue.swapped();
    }

    @Override
    public int prefixMatch(SequenceView sequence) {
        return sequence.state() == SequenceState.WAITING ? pool.match(own(sequence)) : 0;
    }

    @Override
    public int blocksFor(SequenceView sequence, int tokens) {
        return switch (sequence.state()) {
            case WAITING -> pool.blocksToStart(own(sequence), tokens);
            case RUNNING -> pool.blocksToGrow(own(sequence), tokens);
            case SWAPPED -> pool.blocksToReturn(own(sequence), tokens);
            case PAUSED -> Math.max(0, pool.blocksToReturn(own(sequence), tokens));
            case FINISHED -> 0;
        };
    }

    @Override
    public int blocksReleased(SequenceView sequence) {
        return pool.blocksReleased(own(sequence));
    }

    @Override
    public Optional<Handling> intendedHandling(SequenceView sequence) {
        return own(sequence).intended();
    }

    @Override
    public CostView cost() {
        return cost;
    }

    @Override
    public List<TenantView> tenants() {
        return List.copyOf(queue.tenants());
    }

    @Override
    public int swapOutBudget() {
        return Math.max(0, swaps.left() - outstanding.getAsInt());
    }

    @Override
    public int swapInBudget() {
        return swapOutBudget();
    }

    /** What moves while the next step computes costs nobody time; where nothing runs there is nobody. One block moves, however slowly, so that none waits for ever. */
    private int movable() {
        if (queue.running().isEmpty()) {
            return Integer.MAX_VALUE;
        }
        int decodes = 0;
        int pending = 0;
        long context = 0;
        for (Sequence sequence : queue.running()) {
            decodes += sequence.pendingTokens() == 1 ? 1 : 0;
            pending += sequence.pendingTokens() == 1 ? 0 : sequence.pendingTokens();
            context += sequence.pendingTokens() == 1 ? sequence.computedTokens() : 0;
        }
        long step = cost.stepNanos(Math.clamp(pending, 0, Math.max(0, tokenBudget - decodes)), decodes, context);
        return (int) Math.clamp(step / Math.max(1, cost.swapNanos(pool.blockTokens())), 1, Integer.MAX_VALUE);
    }

    private Sequence own(SequenceView sequence) {
        Sequence own = sequence instanceof Sequence known ? known : queue.find(sequence.id());
        if (own == null) {
            throw new IllegalArgumentException("Sequence " + sequence.id() + " is not in this lane; ask only about sequences of this view");
        }
        return own;
    }
}
