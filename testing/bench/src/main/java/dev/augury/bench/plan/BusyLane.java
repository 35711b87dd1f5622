package dev.augury.bench.plan;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.schedule.CostView;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.spi.schedule.TenantView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A lane in balance: all places are taken, in every step a few answers end, as many are admitted, and as many requests arrive. */
final class BusyLane implements StepView {

    private static final int PLACES = 256;
    private static final int LEAVING = 4;
    private static final long STEP_NANOS = 30_000_000;
    private static final int BLOCK_TOKENS = 16;

    private final SplittableRandom random = new SplittableRandom(1);
    private final SchedulingPolicy policy;
    private final Map<Long, BusySequence> waitingById = new HashMap<>();
    private final List<BusySequence> waiting = new ArrayList<>();
    private final List<BusySequence> running = new ArrayList<>();
    private long ids;
    private long steps;

    /** Costs that are linear. */
    private record Cost() implements CostView {

        @Override
        public long stepNanos(int prefillTokens, int decodes, long contextTokens) {
            return 10_000_000L + 46_300L * prefillTokens + 46_300L * decodes + contextTokens;
        }

        @Override
        public long recomputeNanos(int tokens) {
            return stepNanos(tokens, 0, 0);
        }

        @Override
        public long swapNanos(int tokens) {
            return 40_000L * tokens;
        }

        @Override
        public long bytesPerToken() {
            return 458_752;
        }
    }

    BusyLane(SchedulingPolicy policy, int waiting) {
        this.policy = policy;
        for (int i = 0; i < waiting; i++) {
            arrive();
        }
    }

    private void arrive() {
        BusySequence sequence = new BusySequence(++ids, random);
        waitingById.put(sequence.id(), sequence);
        waiting.add(sequence);
        policy.onEnqueued(sequence);
    }

    /** Carries out grants and lets the next step come. */
    void apply(Grants grants) {
        for (Grants.Grant grant : grants.grants()) {
            BusySequence begins = waitingById.remove(grant.sequence());
            if (begins != null) {
                waiting.remove(begins);
                running.add(begins);
                begins.run();
                policy.onStepped(begins, 1, 1);
                arrive();
            }
        }
        if (running.size() == PLACES) {
            leave();
        }
        steps++;
    }

    private void leave() {
        List<BusySequence> leaving = running.subList(0, LEAVING);
        leaving.forEach(sequence -> {
            sequence.finish();
            policy.onFinished(sequence);
        });
        leaving.clear();
    }

    @Override
    public long now() {
        return steps * STEP_NANOS;
    }

    @Override
    public long step() {
        return steps;
    }

    @Override
    public int tokenBudget() {
        return 64 * 1024;
    }

    @Override
    public int sequencesMax() {
        return PLACES;
    }

    @Override
    public int blockTokens() {
        return BLOCK_TOKENS;
    }

    @Override
    public int totalBlocks(BlockTier tier) {
        return 1 << 20;
    }

    @Override
    public int freeBlocks(BlockTier tier) {
        return 1 << 19;
    }

    @Override
    public List<BusySequence> waiting() {
        return Collections.unmodifiableList(waiting);
    }

    @Override
    public List<BusySequence> running() {
        return Collections.unmodifiableList(running);
    }

    @Override
    public List<BusySequence> paused() {
        return List.of();
    }

    @Override
    public List<BusySequence> swapped() {
        return List.of();
    }

    @Override
    public int prefixMatch(SequenceView sequence) {
        return 0;
    }

    @Override
    public int blocksFor(SequenceView sequence, int tokens) {
        return Math.ceilDiv(tokens, BLOCK_TOKENS);
    }

    @Override
    public int blocksReleased(SequenceView sequence) {
        return Math.ceilDiv(sequence.computedTokens(), BLOCK_TOKENS);
    }

    @Override
    public Optional<Handling> intendedHandling(SequenceView sequence) {
        return Optional.of(Handling.values()[(int) (sequence.id() % 3)]);
    }

    @Override
    public CostView cost() {
        return new Cost();
    }

    @Override
    public List<TenantView> tenants() {
        return List.of();
    }
}
