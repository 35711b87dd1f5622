package dev.augury.scheduler.lamps;

import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Misfit;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One step's plan. Running sequences come first, in the order in which they began, those with one token to compute before those with more; if blocks run out,
 * the youngest loses its place. Only if nothing was short are others admitted, from the head of the line to the
 * first that finds no room. Nobody loses a place to a better rank.
 */
final class LampsPlan {

    private final StepView view;
    private final LampsConfig config;
    private final Room room;
    private final List<SequenceView> running;
    private final Map<Long, Granted> granted = new LinkedHashMap<>();
    private final Set<Long> evicted = new HashSet<>();
    private final Grants.Builder grants = Grants.builder().onMisfit(Misfit.STOP);
    private int left;
    private boolean shortOfBlocks;
    private boolean headsAsked;

    private record Granted(SequenceView sequence, int tokens, int blocks) {}

    /** What becomes of the rest of the line after a sequence. */
    private enum Next {
        GO_ON,
        PASS_OVER,
        STOP
    }

    LampsPlan(StepView view, LampsConfig config, Room room) {
        this.view = view;
        this.config = config;
        this.room = room;
        running = new ArrayList<>(view.running());
        left = view.tokenBudget();
    }

    /** The released code's "active discard": while nothing waits, the best of the swapped sequences is computed again instead of brought back, one per step. */
    void discardFirst(Iterable<Entry> line) {
        for (Entry entry : line) {
            if (!entry.sequence.copying()) {
                evicted.add(entry.sequence.id());
                grants.preempt(entry.sequence, Preemption.RECOMPUTE);
                return;
            }
        }
    }

    Grants make(Iterable<Entry> line) {
        List<SequenceView> walk = List.copyOf(running);
        walk.stream().filter(sequence -> sequence.pendingTokens() == 1).forEach(this::advance);
        walk.stream().filter(sequence -> sequence.pendingTokens() > 1).forEach(this::advance);
        if (!shortOfBlocks) {
            admit(line);
        }
        granted.values().forEach(entry -> grants.grant(entry.sequence(), entry.tokens()));
        return grants.build();
    }

    /** Gives a running sequence its tokens, evicting the youngest until its blocks are there; the youngest may be itself. */
    private void advance(SequenceView sequence) {
        int tokens = Math.min(sequence.pendingTokens(), left);
        if (tokens <= 0 || sequence.copying() || evicted.contains(sequence.id())) {
            return;
        }
        int needed = view.blocksFor(sequence, tokens);
        if (needed > room.free()) {
            shortOfBlocks = true;
            if (room.await(needed)) {
                return;
            }
        }
        while (needed > room.free()) {
            SequenceView victim = youngest();
            evict(victim);
            if (victim == sequence) {
                return;
            }
        }
        room.take(needed);
        give(sequence, tokens, needed);
    }

    private SequenceView youngest() {
        return running.reversed().stream().filter(sequence -> !sequence.copying()).findFirst().orElseThrow();
    }

    private void evict(SequenceView victim) {
        running.remove(victim);
        evicted.add(victim.id());
        Granted withdrawn = granted.remove(victim.id());
        left += withdrawn == null ? 0 : withdrawn.tokens();
        boolean swap = config.preemption() == Preemption.SWAP && room.takeHost(Room.blocks(view, victim.computedTokens()));
        room.release(victim, withdrawn == null ? 0 : withdrawn.blocks());
        grants.preempt(victim, swap ? Preemption.SWAP : Preemption.RECOMPUTE);
    }

    private void admit(Iterable<Entry> line) {
        int passedOver = 0;
        for (Entry entry : line) {
            if (left <= 0 || running.size() >= view.sequencesMax()) {
                return;
            }
            switch (admit(entry)) {
                case GO_ON -> {}
                case PASS_OVER -> {
                    if (passedOver++ >= config.lookAhead()) {
                        return;
                    }
                }
                case STOP -> {
                    return;
                }
            }
        }
    }

    private Next admit(Entry entry) {
        SequenceView sequence = entry.sequence;
        if (evicted.contains(sequence.id())) {
            return Next.GO_ON;
        }
        boolean first = entry.promoted && config.starvation() == LampsConfig.Starvation.BOUNDED;
        if (sequence.copying()) {
            return first && !entry.returning ? Next.STOP : Next.GO_ON;
        }
        int cached = Math.max(sequence.computedTokens(), view.prefixMatch(sequence));
        int pending = sequence.totalTokens() - cached;
        int tokens = Math.min(pending, left);
        int whole = view.blocksFor(sequence, config.reserveFullSequence() ? pending : tokens);
        if (whole > available()) {
            takeHeads(sequence, whole - available());
        }
        if (whole > available()) {
            return first ? Next.STOP : Next.PASS_OVER;
        }
        room.take(view.blocksFor(sequence, tokens));
        entry.returning = sequence.state() == SequenceState.SWAPPED;
        running.add(sequence);
        give(sequence, tokens, 0);
        return Next.GO_ON;
    }

    /**
     * Lets swapped sequences give up what they still have on the device, the last swapped first, for the first in line that lacks it: all of them wait for the rest of their
     * own, and while each holds a head, none may ever find room. It moves to the host tier, and the room is there a step or two later; where that has no room but
     * what is left to calls, all of such a sequence is given up at once. Nothing is given up in vain, or for what is coming already.
     */
    private void takeHeads(SequenceView needy, int lacking) {
        if (headsAsked) {
            return;
        }
        headsAsked = true;
        List<SequenceView> heads = new ArrayList<>();
        int missing = lacking - room.coming();
        for (SequenceView sequence : view.swapped().reversed()) {
            boolean waits = !sequence.copying() && sequence != needy && !granted.containsKey(sequence.id()) && !evicted.contains(sequence.id());
            int blocks = waits && missing > 0 ? view.blocksReleased(sequence) : 0;
            if (blocks > 0) {
                heads.add(sequence);
                missing -= blocks;
            }
        }
        if (missing <= 0) {
            heads.forEach(this::takeHead);
        }
    }

    private void takeHead(SequenceView head) {
        evicted.add(head.id());
        if (room.takeHost(Room.blocks(view, head.computedTokens()) - view.blocksFor(head, 0))) {
            grants.preempt(head, Preemption.SWAP);
        } else {
            room.release(head, 0);
            grants.preempt(head, Preemption.RECOMPUTE);
        }
    }

    private void give(SequenceView sequence, int tokens, int blocks) {
        left -= tokens;
        granted.put(sequence.id(), new Granted(sequence, tokens, blocks));
    }

    /** Returns the blocks that admission may use: the watermark stays free as long as anything runs. */
    private int available() {
        return room.free() - (running.isEmpty() ? 0 : (int) (config.watermarkFraction() * view.totalBlocks(BlockTier.DEVICE)));
    }
}
