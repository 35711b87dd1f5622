package dev.augury.scheduler.fcfs;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Misfit;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One step's plan by the rules of vLLM V1 ({@code v1/core/sched/scheduler.py}): running sequences first, the youngest evicted when blocks run out; only if
 * nothing was evicted, swapped sequences in the order of their arrivals and then waiting ones from the head of their list, stopping at the first that does not fit.
 */
final class FcfsPlan {

    private static final Comparator<SequenceView> BY_ARRIVAL = Comparator.comparingLong(SequenceView::arrivedAt).thenComparingLong(SequenceView::id);

    private final StepView view;
    private final FcfsConfig config;
    private final Ledger ledger;
    private final Iterable<? extends SequenceView> waiting;
    private final List<SequenceView> running;
    private final Map<Long, Granted> granted = new LinkedHashMap<>();
    private final Set<Long> evicted = new HashSet<>();
    private final Grants.Builder grants = Grants.builder().onMisfit(Misfit.STOP);
    private final int budget;
    private int left;
    private boolean shortOfBlocks;

    private record Granted(SequenceView sequence, int tokens, int blocks) {}

    FcfsPlan(StepView view, FcfsConfig config, Ledger ledger, Iterable<? extends SequenceView> waiting) {
        this.view = view;
        this.config = config;
        this.ledger = ledger;
        this.waiting = waiting;
        running = new ArrayList<>(view.running());
        budget = config.maxBatchedTokens() == 0 ? view.tokenBudget() : Math.min(config.maxBatchedTokens(), view.tokenBudget());
        left = budget;
    }

    Grants make() {
        if (config.activeDiscard() && view.waiting().isEmpty()) {
            discardFirst();
        }
        List<SequenceView> walk = List.copyOf(running);
        if (config.decodesFirst()) {
            walk.stream().filter(sequence -> sequence.pendingTokens() == 1).forEach(this::advance);
            walk.stream().filter(sequence -> sequence.pendingTokens() > 1).forEach(this::advance);
        } else {
            walk.forEach(this::advance);
        }
        if (!shortOfBlocks && admitSwapped()) {
            admitWaiting();
        }
        granted.values().forEach(entry -> grants.grant(entry.sequence(), entry.tokens()));
        return grants.build();
    }

    private void discardFirst() {
        view.swapped().stream().filter(sequence -> !sequence.copying()).min(BY_ARRIVAL).ifPresent(sequence -> {
            evicted.add(sequence.id());
            grants.preempt(sequence, Preemption.RECOMPUTE);
        });
    }

    /** Gives a running sequence its tokens, evicting the youngest until its blocks are there; the youngest may be itself. */
    private void advance(SequenceView sequence) {
        int tokens = Math.min(wanted(sequence.pendingTokens()), left);
        if (tokens <= 0 || sequence.copying() || evicted.contains(sequence.id())) {
            return;
        }
        int needed = view.blocksFor(sequence, tokens);
        if (needed > ledger.free() && ledger.arrives(needed)) {
            ledger.awaitBlocks(needed);
            shortOfBlocks = true;
            return;
        }
        while (needed > ledger.free()) {
            SequenceView victim = youngest();
            evict(victim);
            if (victim == sequence) {
                return;
            }
        }
        give(sequence, tokens, needed);
    }

    private SequenceView youngest() {
        return running.reversed().stream().filter(sequence -> !sequence.copying()).findFirst().orElseThrow();
    }

    private void evict(SequenceView victim) {
        shortOfBlocks = true;
        running.remove(victim);
        evicted.add(victim.id());
        Granted withdrawn = granted.remove(victim.id());
        left += withdrawn == null ? 0 : withdrawn.tokens();
        boolean swap = config.preemption() == Preemption.SWAP && ledger.takeHost(victim);
        ledger.release(victim, withdrawn == null ? 0 : withdrawn.blocks());
        grants.preempt(victim, swap ? Preemption.SWAP : Preemption.RECOMPUTE);
    }

    /**
     * Lets swapped sequences come back and returns whether none had to be left for want of room. Their list has them in the order of their swaps, which begins with
     * the youngest.
     */
    private boolean admitSwapped() {
        for (SequenceView sequence : view.swapped().stream().sorted(BY_ARRIVAL).toList()) {
            int tokens = Math.min(wanted(sequence.pendingTokens()), left);
            if (full()) {
                return false;
            }
            if (sequence.copying() || evicted.contains(sequence.id()) || tokens <= 0) {
                continue;
            }
            int needed = view.blocksFor(sequence, tokens);
            if (needed > room()) {
                return false;
            }
            admit(sequence, tokens, needed);
        }
        return true;
    }

    private void admitWaiting() {
        for (SequenceView sequence : waiting) {
            if (full()) {
                return;
            }
            if (sequence.copying()) {
                continue;
            }
            int pending = sequence.totalTokens() - Math.max(sequence.computedTokens(), view.prefixMatch(sequence));
            int wanted = wanted(pending);
            int tokens = Math.min(wanted, left);
            boolean wouldBeCut = wanted > left && left < budget;
            if (!config.chunkedPrefill() && wouldBeCut) {
                return;
            }
            if (view.blocksFor(sequence, config.reserveFullSequence() ? pending : tokens) > room()) {
                return;
            }
            admit(sequence, tokens, view.blocksFor(sequence, tokens));
        }
    }

    private void admit(SequenceView sequence, int tokens, int blocks) {
        running.add(sequence);
        give(sequence, tokens, blocks);
    }

    private void give(SequenceView sequence, int tokens, int blocks) {
        ledger.take(blocks);
        left -= tokens;
        granted.put(sequence.id(), new Granted(sequence, tokens, blocks));
    }

    private boolean full() {
        int most = config.maxSequences() == 0 ? view.sequencesMax() : Math.min(config.maxSequences(), view.sequencesMax());
        return left <= 0 || running.size() >= most;
    }

    /** Returns the blocks that admission may use: the watermark stays free as long as anything runs. */
    private int room() {
        int fraction = (int) (config.watermarkFraction() * view.totalBlocks(BlockTier.DEVICE));
        return ledger.free() - (running.isEmpty() ? 0 : Math.max(config.watermarkBlocks(), fraction));
    }

    private int wanted(int pending) {
        return config.longPrefillTokenThreshold() == 0 ? pending : Math.min(pending, config.longPrefillTokenThreshold());
    }
}
