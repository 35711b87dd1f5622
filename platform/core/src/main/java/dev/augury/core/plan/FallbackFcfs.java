package dev.augury.core.plan;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.List;

/**
 * First come, first served, without options: what serves when the policy in charge cannot. Running sequences in the order in which they began, a token kept for
 * every decode; for want of blocks the youngest is preempted by recompute; then swapped ones come back; then waiting ones begin, whole sequences only and none
 * in a step that preempted. The oldest sequence always gets on, so there is no deadlock.
 */
final class FallbackFcfs implements SchedulingPolicy {

    @Override
    public Grants plan(StepView view) {
        Grants.Builder grants = Grants.builder();
        Left left = new Left(view);
        boolean preempted = grantRunning(view, grants, left);
        if (!preempted && returnSwapped(view, grants, left)) {
            admitWaiting(view, grants, left);
        }
        return grants.build();
    }

    private static final class Left {

        private int tokens;
        private int blocks;
        private int places;

        Left(StepView view) {
            tokens = view.tokenBudget();
            blocks = view.freeBlocks(BlockTier.DEVICE);
            places = view.sequencesMax() - view.running().size();
        }
    }

    private static boolean grantRunning(StepView view, Grants.Builder grants, Left left) {
        List<? extends SequenceView> running = view.running();
        int end = running.size();
        int decodes = 0;
        for (SequenceView sequence : running) {
            decodes += sequence.pendingTokens() == 1 ? 1 : 0;
        }
        for (int i = 0; i < end; i++) {
            SequenceView sequence = running.get(i);
            boolean decode = sequence.pendingTokens() == 1;
            decodes -= decode ? 1 : 0;
            int tokens = Math.min(sequence.pendingTokens(), decode ? left.tokens : left.tokens - decodes);
            if (tokens < 1) {
                continue;
            }
            while (view.blocksFor(sequence, tokens) > left.blocks && end > i + 1) {
                SequenceView victim = running.get(--end);
                decodes -= victim.pendingTokens() == 1 ? 1 : 0;
                left.blocks += view.blocksReleased(victim);
                grants.preempt(victim, Preemption.RECOMPUTE);
            }
            int blocks = view.blocksFor(sequence, tokens);
            if (blocks <= left.blocks) {
                grants.grant(sequence, tokens);
                left.tokens -= tokens;
                left.blocks -= blocks;
            } else if (i > 0) {
                grants.preempt(sequence, Preemption.RECOMPUTE);
                return true;
            }
        }
        return end < running.size();
    }

    private static boolean returnSwapped(StepView view, Grants.Builder grants, Left left) {
        for (SequenceView sequence : view.swapped()) {
            int blocks = view.blocksFor(sequence, 1);
            if (sequence.copying()) {
                left.places--;
            } else if (blocks > left.blocks || left.places < 1) {
                return false;
            } else {
                grants.grant(sequence, 1);
                left.blocks -= blocks;
                left.places--;
            }
        }
        return true;
    }

    private static void admitWaiting(StepView view, Grants.Builder grants, Left left) {
        for (SequenceView sequence : view.waiting()) {
            int pending = sequence.totalTokens() - view.prefixMatch(sequence);
            int blocks = view.blocksFor(sequence, pending);
            if (left.tokens < 1 || left.places < 1 || blocks > left.blocks) {
                return;
            }
            int tokens = Math.min(pending, left.tokens);
            grants.grant(sequence, tokens);
            left.tokens -= tokens;
            left.blocks -= blocks;
            left.places--;
        }
    }
}
