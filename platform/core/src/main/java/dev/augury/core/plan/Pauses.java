package dev.augury.core.plan;

import dev.augury.core.flow.Interceptor;
import dev.augury.core.flow.Movement;
import dev.augury.core.flow.Movement.Direction;
import dev.augury.core.flow.Pause;
import dev.augury.core.flow.SegmentStart;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.State;
import dev.augury.core.kv.KvPool;
import dev.augury.core.queue.LaneQueue;
import dev.augury.spi.engine.BlockCopy;
import dev.augury.spi.engine.BlockTier;
import dev.augury.spi.handling.Handling;
import dev.augury.spi.handling.HandlingChanges;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the KV of paused sequences, from their pause until they go on, and of retained prefixes, until a sequence follows them. The handling policy says
 * what it wants; it is carried out here, as far as budgets and the host tier allow. Touched by the loop of the lane alone.
 */
public final class Pauses {

    private final LaneQueue queue;
    private final KvPool pool;
    private final LaneView view;
    private final Guards guards;
    private final Outside outside;
    private final PauseLedger ledger;
    private final List<Movement> movements = new ArrayList<>();
    private final Deque<Victim> victims = new ArrayDeque<>();
    private final Set<Sequence> leaving = new LinkedHashSet<>();
    private final Retention retention;
    private boolean due;

    /**
     * The policies that are told of pauses.
     *
     * @param handling decides handling
     * @param policy schedules
     */
    record Guards(HandlingGuard handling, PolicyGuard policy) {}

    /**
     * What pauses have to do with beside the lane's own.
     *
     * @param interceptor performs the calls
     * @param look brings the view up to date
     * @param retainedBlocksMax most blocks of both tiers that retained prefixes hold
     */
    record Outside(Interceptor interceptor, Runnable look, long retainedBlocksMax) {}

    /** Where the KV of a retained prefix is when a sequence that follows it may begin. */
    enum Fetch {
        /** On the device, or nowhere. */
        THERE,
        /** On its way to the device. */
        COMING,
        /** In the host tier, and there is no room on the device. */
        NO_ROOM
    }

    private record Victim(Sequence sequence, Handling handling) {}

    Pauses(LaneQueue queue, KvPool pool, LaneView view, Guards guards, Outside outside) {
        this.queue = queue;
        this.pool = pool;
        this.view = view;
        this.guards = guards;
        this.outside = outside;
        ledger = new PauseLedger(pool);
        retention = new Retention(
                pool, view, guards.handling(), ledger, new Retention.Outside(outside.look(), () -> due = true, outside.retainedBlocksMax()));
    }

    /** Returns the name of the handling in charge. */
    public String active() {
        return guards.handling().active();
    }

    /** Hands new options to the handling policy; returns why it did not take them, or null when it did. */
    @Nullable String reconfigure(Record options) {
        return guards.handling().reconfigure(options);
    }

    /** Returns the KV that is held for clients that perform calls. */
    public Retention retention() {
        return retention;
    }

    /** Returns what pauses cost so far, those that go on included. */
    public PauseCounts counts(long now) {
        queue.paused().forEach(sequence -> ledger.account(sequence, now));
        ledger.accountYielding(now);
        return ledger.counts();
    }

    /** Returns what the KV of a paused sequence is at present. */
    public static Handling kept(Sequence sequence) {
        return PauseLedger.kept(sequence);
    }

    /** Asks what is meant for the call that ends the segment about to run. */
    public void beforeSegment(Sequence sequence) {
        outside.look().run();
        sequence.intended(guards.handling().beforeSegment(sequence, view));
    }

    /** A running sequence begins to wait for calls. Returns the segment that will follow. */
    public SegmentStart begin(Sequence sequence, Pause pause) {
        outside.look().run();
        SegmentStart next = queue.pause(sequence, pause, view.now());
        pause.handling(guards.handling().onPause(new PausedCall(sequence, pool), view));
        guards.policy().onPaused(sequence);
        due = true;
        return next;
    }

    /** The calls of a paused sequence, which has its response already, are over: it goes on as soon as it can. */
    public void returned(Sequence sequence) {
        outside.look().run();
        PausedCall call = new PausedCall(sequence, pool);
        guards.handling().onReturn(call);
        if (!sequence.copying()) {
            sequence.pause().handling(kept(sequence));
        }
        beforeSegment(sequence);
        settle(sequence);
    }

    /** A sequence is about to end: perhaps a paused one, perhaps one that was to follow a retained prefix. */
    public void left(Sequence sequence) {
        retention.followed(sequence);
        if (sequence.standing() instanceof State.Paused(long _, Pause pause)) {
            outside.look().run();
            ledger.account(sequence, view.now());
            ledger.ended(kept(sequence));
            if (!pause.returned()) {
                outside.interceptor().drop(sequence.id());
            }
        }
    }

    /** A copy of a paused sequence's blocks succeeded. */
    public void moved(Sequence sequence, Direction direction) {
        outside.look().run();
        ledger.account(sequence, view.now());
        retention.moving(sequence, null);
        switch (direction) {
            case OUT -> pool.endSwapOut(sequence);
            case IN -> pool.endSwapIn(sequence, sequence.blocks().moving());
        }
        settle(sequence);
    }

    /** A copy of a paused sequence's blocks failed: its KV is lost. */
    public void lost(Sequence sequence) {
        outside.look().run();
        retention.moving(sequence, null);
        discard(sequence);
        settle(sequence);
    }

    /** Returns whether a handling waits to be carried out, though nothing else may be to do. */
    public boolean due() {
        return due;
    }

    /** Lets the policy revise, carries out what is wanted and lets those go on that can. Called before every plan. */
    void handle() {
        due = false;
        victims.clear();
        if (queue.paused().isEmpty() && retention.isEmpty()) {
            return;
        }
        HandlingChanges changes = guards.handling().revise(underWay(), view);
        Set<Long> named = new HashSet<>(changes.victims());
        changes.changes().forEach((id, handling) -> {
            Sequence sequence = find(id);
            if (sequence != null) {
                sequence.pause().handling(handling);
            }
        });
        carryOut();
        for (long id : changes.victims()) {
            Sequence sequence = find(id);
            if (sequence != null && evictable(sequence)) {
                victims.add(new Victim(sequence, changes.victimHandling(id)));
            }
        }
        for (Sequence sequence : retention.sequences()) {
            if (evictable(sequence) && !named.contains(sequence.id())) {
                victims.add(new Victim(sequence, Handling.DISCARD));
            }
        }
    }

    private @Nullable Sequence find(long id) {
        Retention.Held held = retention.find(id);
        return held == null ? queue.find(id) : held.sequence;
    }

    private List<PausedCall> underWay() {
        List<PausedCall> calls = new ArrayList<>();
        for (Sequence sequence : queue.paused()) {
            if (!sequence.pause().returned()) {
                calls.add(new PausedCall(sequence, pool));
            }
        }
        retention.all(held -> held.follower == null).forEach(held -> calls.add(new PausedCall(held.sequence, pool)));
        return calls;
    }

    private void carryOut() {
        List<Sequence> all = new ArrayList<>(queue.paused());
        all.addAll(retention.sequences());
        for (Sequence sequence : all) {
            // A retained prefix may have had to make room for one before it.
            if (sequence.copying() || sequence.finished()) {
                continue;
            }
            Pause pause = sequence.pause();
            if (kept(sequence) == Handling.DISCARD) {
                pause.handling(Handling.DISCARD);
            }
            switch (pause.handling()) {
                case DISCARD -> {
                    if (kept(sequence) != Handling.DISCARD) {
                        discard(sequence);
                    }
                }
                case SWAP -> {
                    if (!pause.returned() && sequence.blocks().device().length > 0) {
                        moveOut(sequence, Math.min(view.swaps().left(), sequence.blocks().device().length));
                    }
                }
                case PRESERVE -> {
                    if (!pause.returned() && !pause.cut() && sequence.blocks().host().length > 0) {
                        moveIn(sequence, Math.min(view.swaps().left(), sequence.blocks().host().length));
                    }
                }
            }
            settle(sequence);
        }
    }

    /** Lets a paused sequence go on if its calls are over, no copy is under way and, where its blocks are on the device, there is a place to run. */
    private void settle(Sequence sequence) {
        Retention.Held held = retention.find(sequence.id());
        if (held != null) {
            if (kept(sequence) == Handling.DISCARD) {
                retention.over(held);
            }
            return;
        }
        if (!sequence.pause().returned() || sequence.copying()) {
            return;
        }
        Handling kept = kept(sequence);
        if (kept == Handling.PRESERVE && queue.running().size() + queue.returning() >= view.sequencesMax()) {
            return;
        }
        ledger.account(sequence, view.now());
        ledger.ended(kept);
        switch (kept) {
            case PRESERVE -> queue.resume(sequence, view.now());
            case SWAP -> queue.resumeSwapped(sequence, view.now());
            case DISCARD -> queue.resumeWaiting(sequence, view.now());
        }
        guards.policy().onResumed(sequence);
        if (kept == Handling.DISCARD) {
            guards.policy().onEnqueued(sequence);
        }
    }

    /** A waiting sequence may begin: says where the KV of the retained prefix is that it follows, and sends for what can come. */
    Fetch fetch(Sequence follower) {
        Retention.Held held = retention.before(follower);
        if (held == null || held.sequence.blocks().host().length == 0 || held.moving == Direction.OUT && held.sequence.blocks().moving() == held.sequence.blocks().host().length) {
            return Fetch.THERE;
        }
        Sequence sequence = held.sequence;
        if (!sequence.copying()) {
            moveIn(sequence, Math.min(Math.max(1, view.swaps().left()), sequence.blocks().host().length));
        }
        return sequence.copying() ? Fetch.COMING : Fetch.NO_ROOM;
    }

    /** Returns whether blocks of a paused sequence, or of a retained prefix, are being copied. */
    boolean copying() {
        return queue.paused().stream().anyMatch(Sequence::copying) || !retention.all(held -> held.sequence.copying()).isEmpty();
    }

    /**
     * Returns how many blocks of a tier become free if every victim loses its own, on the device those on their way to the host tier included; in the host tier
     * retained prefixes are the victims.
     */
    int reclaimable(BlockTier tier) {
        return switch (tier) {
            case DEVICE -> coming() + pool.blocksReleased(
                    victims.stream().map(Victim::sequence).filter(sequence -> evictable(sequence) && !pool.yielding().contains(sequence)).toList());
            case HOST -> retention.yieldingHost().stream().mapToInt(held -> held.sequence.blocks().host().length).sum();
        };
    }

    /** Returns how many blocks of calls that are being swapped have still to begin their way to the host tier. */
    int outstanding() {
        int blocks = 0;
        for (Sequence sequence : queue.paused()) {
            Pause pause = sequence.pause();
            blocks += pause.handling() == Handling.SWAP && !pause.returned() ? sequence.blocks().hostFrom() : 0;
        }
        for (Retention.Held held : retention.all(one -> one.sequence.pause().handling() == Handling.SWAP)) {
            blocks += held.sequence.blocks().hostFrom();
        }
        return blocks;
    }

    private int coming() {
        leaving.removeIf(sequence -> !sequence.copying());
        int blocks = 0;
        for (Sequence sequence : leaving) {
            blocks += pool.blocksLeaving(sequence);
        }
        return blocks;
    }

    /**
     * Takes blocks of the victims that the handling policy named, for a sequence that lacks so many, until these are free or on their way. Returns whether any are
     * free now; those on their way will be in a later step.
     */
    boolean makeRoom(int missing) {
        int wanted = missing - coming();
        while (wanted > 0 && !victims.isEmpty()) {
            Victim victim = victims.remove();
            if (evictable(victim.sequence()) && !(victim.handling() == Handling.SWAP && cut(victim.sequence(), wanted))) {
                evict(victim.sequence());
                return true;
            }
            wanted = missing - coming();
        }
        return false;
    }

    /** Moves the last blocks of a paused sequence away, as many as are wanted. Returns false when the host tier has no room. */
    private boolean cut(Sequence sequence, int wanted) {
        if (!moveOut(sequence, pool.tailFreeing(sequence, wanted))) {
            return false;
        }
        ledger.cut();
        sequence.pause().beCut();
        return true;
    }

    /**
     * Takes the blocks of the oldest retained prefix, or else of the sequence that was paused first, for want of any other way to get on. Returns whether there
     * was one.
     */
    boolean evictOldest() {
        List<Sequence> all = retention.sequences();
        all.addAll(queue.paused());
        for (Sequence sequence : all) {
            if (evictable(sequence)) {
                evict(sequence);
                return true;
            }
        }
        return false;
    }

    /** Counts what a sequence that starts has to compute again because of a discard. */
    void restarted(Sequence sequence, int cached) {
        int lost = sequence.takeLostTokens();
        ledger.recomputed(lost - Math.min(lost, cached));
    }

    /** Returns the movements to start now, once. */
    List<Movement> takeMovements() {
        List<Movement> taken = List.copyOf(movements);
        movements.clear();
        return taken;
    }

    private static boolean evictable(Sequence sequence) {
        return sequence.standing() instanceof State.Paused && !sequence.copying() && sequence.blocks().device().length > 0;
    }

    private void evict(Sequence sequence) {
        ledger.evicted();
        if (retention.find(sequence.id()) != null) {
            retention.evicted();
        }
        discard(sequence);
        settle(sequence);
    }

    private void discard(Sequence sequence) {
        ledger.account(sequence, view.now());
        pool.release(sequence);
        sequence.discard();
        sequence.pause().handling(Handling.DISCARD);
    }

    /** Begins to move the last blocks of a paused sequence. Returns false when there is nothing to move, or no room even for less. */
    private boolean moveOut(Sequence sequence, int blocks) {
        retention.makeHostRoom(sequence, blocks);
        List<BlockCopy> copies = pool.beginSwapOut(sequence, Math.min(blocks, pool.free(BlockTier.HOST)));
        if (copies == null) {
            return false;
        }
        ledger.swappedOut(copies.size());
        leaving.add(sequence);
        move(sequence, Direction.OUT, copies);
        return true;
    }

    private void moveIn(Sequence sequence, int blocks) {
        int count = Math.min(blocks, pool.free(BlockTier.DEVICE));
        if (count > 0 && pool.reserveSwapIn(sequence, count)) {
            ledger.swappedIn(count);
            move(sequence, Direction.IN, pool.swapIn(sequence, count));
        }
    }

    private void move(Sequence sequence, Direction direction, List<BlockCopy> copies) {
        pool.copying(sequence, true);
        retention.moving(sequence, direction);
        view.swaps().spend(copies.size());
        movements.add(new Movement(sequence, direction, copies));
    }
}
