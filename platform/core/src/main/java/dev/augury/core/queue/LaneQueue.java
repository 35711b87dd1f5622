package dev.augury.core.queue;

import dev.augury.core.flow.Pause;
import dev.augury.core.flow.Peaks;
import dev.augury.core.flow.SegmentStart;
import dev.augury.core.flow.Sequence;
import dev.augury.core.flow.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of a lane in order: waiting, running, paused, swapped. Together with the state of the sequence itself this is all that the loop knows of who is where,
 * and both change in the same method. Touched by the loop of the lane alone.
 */
public final class LaneQueue {

    private final List<Sequence> waiting = new ArrayList<>();
    private final List<Sequence> running = new ArrayList<>();
    private final List<Sequence> paused = new ArrayList<>();
    private final List<Sequence> swapped = new ArrayList<>();
    private final Map<Long, Sequence> byId = new HashMap<>();
    private final Map<String, TenantCount> tenants = new HashMap<>();
    private final Peaks waitSteps = new Peaks();
    private final Peaks waitNanos = new Peaks();
    private long turns;

    /** Returns the waiting sequences: preempted ones at the head, those back from a call before all that arrived later; live and unmodifiable. */
    public List<Sequence> waiting() {
        return Collections.unmodifiableList(waiting);
    }

    /** Returns the running sequences in the order in which they began to run, whatever calls they made since; live and unmodifiable. */
    public List<Sequence> running() {
        return Collections.unmodifiableList(running);
    }

    /** Returns the sequences that wait for calls in the order of their pauses, live and unmodifiable. */
    public List<Sequence> paused() {
        return Collections.unmodifiableList(paused);
    }

    /** Returns the sequences in the host tier or on the way from or to it, in the order of their swaps, live and unmodifiable. */
    public List<Sequence> swapped() {
        return Collections.unmodifiableList(swapped);
    }

    /** Returns the tenants with live sequences. */
    public Collection<TenantCount> tenants() {
        return tenants.values();
    }

    /** Returns the live sequence of that id, or null. */
    public @Nullable Sequence find(long id) {
        return byId.get(id);
    }

    /** Returns whether every sequence there is waits for calls. */
    public boolean resting() {
        return byId.size() == paused.size();
    }

    /** Returns how many swapped sequences are on their way back and will run. */
    public int returning() {
        int count = 0;
        for (Sequence sequence : swapped) {
            count += sequence.copying() && sequence.standing() instanceof State.Swapped ? 1 : 0;
        }
        return count;
    }

    /** Returns how many steps those waited that run by now. */
    public Peaks waitSteps() {
        return waitSteps;
    }

    /** Returns how many nanoseconds those waited that run by now. */
    public Peaks waitNanos() {
        return waitNanos;
    }

    /** Puts a new sequence at the tail. */
    public void enqueue(Sequence sequence, long now) {
        sequence.enqueued(now);
        waiting.addLast(sequence);
        enter(sequence);
    }

    /** Puts new sequences at the head, in their order, because the request they belong to runs already. */
    public void enqueueFirst(List<Sequence> sequences, long now) {
        for (Sequence sequence : sequences) {
            sequence.enqueued(now);
            enter(sequence);
        }
        waiting.addAll(0, sequences);
    }

    /** A waiting sequence begins to run with that many tokens found in the prefix cache. */
    public void start(Sequence sequence, int cached, long now) {
        waiting.remove(sequence);
        waited(sequence, now);
        sequence.start(cached, now);
        sequence.turn(turns++);
        running.addLast(sequence);
        tenant(sequence).move(-1, 1);
    }

    /** A running sequence loses its place and waits again, at the head. */
    public void restart(Sequence sequence, long now) {
        running.remove(sequence);
        sequence.preempt(now);
        sequence.restart(now);
        waiting.addFirst(sequence);
        tenant(sequence).move(1, -1);
    }

    /** A running sequence loses its place while its blocks are copied to the host tier. */
    public void swapOut(Sequence sequence, long now) {
        running.remove(sequence);
        sequence.preempt(now);
        sequence.copying(true);
        swapped.addLast(sequence);
        tenant(sequence).move(0, -1);
    }

    /** What a swapped sequence still has on the device is copied to the host tier as well. */
    public void vacate(Sequence sequence, long now) {
        sequence.vacate(now);
        sequence.copying(true);
    }

    /** The blocks of a swapped sequence begin to come back. */
    public void swapIn(Sequence sequence) {
        sequence.copying(true);
    }

    /** A swapped sequence whose blocks are back runs again. */
    public void returned(Sequence sequence, long now) {
        swapped.remove(sequence);
        waited(sequence, now);
        sequence.swappedBack(now);
        sequence.turn(turns++);
        running.addLast(sequence);
        tenant(sequence).move(0, 1);
    }

    /** A running sequence begins to wait for calls. Returns the segment that will follow. */
    public SegmentStart pause(Sequence sequence, Pause pause, long now) {
        running.remove(sequence);
        SegmentStart next = sequence.pause(pause, now);
        paused.addLast(sequence);
        tenant(sequence).move(0, -1);
        return next;
    }

    /** A paused sequence with its blocks on the device takes its old place among those that run. */
    public void resume(Sequence sequence, long now) {
        paused.remove(sequence);
        sequence.resume(now);
        int at = running.size();
        while (at > 0 && running.get(at - 1).turn() > sequence.turn()) {
            at--;
        }
        running.add(at, sequence);
        tenant(sequence).move(0, 1);
    }

    /** A paused sequence with its blocks in the host tier may come back. */
    public void resumeSwapped(Sequence sequence, long now) {
        paused.remove(sequence);
        sequence.resumeSwapped(now);
        swapped.addLast(sequence);
    }

    /** A paused sequence without blocks waits before all that arrived later. */
    public void resumeWaiting(Sequence sequence, long now) {
        paused.remove(sequence);
        sequence.resumeWaiting(now);
        int at = 0;
        while (at < waiting.size() && waiting.get(at).arrivedAt() <= sequence.arrivedAt()) {
            at++;
        }
        waiting.add(at, sequence);
        tenant(sequence).move(1, 0);
    }

    /** A sequence whose copies to or from the host tier failed, or that gives up what it has there, waits again, at the head. */
    public void lost(Sequence sequence, long now) {
        swapped.remove(sequence);
        if (sequence.standing() instanceof State.Preempted) {
            sequence.restart(now);
        } else {
            sequence.lose(now);
        }
        waiting.addFirst(sequence);
        tenant(sequence).move(1, 0);
    }

    /** Takes out a sequence that is about to finish, wherever it stands. Returns whether it was in the queue: a follower that was not enqueued yet is not. */
    public boolean leave(Sequence sequence) {
        if (byId.remove(sequence.id()) == null) {
            return false;
        }
        TenantCount tenant = tenant(sequence);
        switch (sequence.standing()) {
            case State.Waiting _ -> {
                waiting.remove(sequence);
                tenant.move(-1, 0);
            }
            case State.Running _ -> {
                running.remove(sequence);
                tenant.move(0, -1);
            }
            case State.Paused _ -> paused.remove(sequence);
            case State.Preempted _, State.Swapped _ -> swapped.remove(sequence);
            case State.Finished _ -> throw new IllegalStateException(sequence + " is over and still in the queue");
        }
        if (tenant.leave()) {
            tenants.remove(tenant.name());
        }
        return true;
    }

    private void waited(Sequence sequence, long now) {
        waitSteps.add(now, sequence.idleSteps());
        waitNanos.add(now, now - sequence.waitingSince());
    }

    private void enter(Sequence sequence) {
        byId.put(sequence.id(), sequence);
        TenantCount tenant = tenants.computeIfAbsent(sequence.request().tenant(), TenantCount::new);
        tenant.enter();
        tenant.move(1, 0);
    }

    private TenantCount tenant(Sequence sequence) {
        return tenants.get(sequence.request().tenant());
    }
}
