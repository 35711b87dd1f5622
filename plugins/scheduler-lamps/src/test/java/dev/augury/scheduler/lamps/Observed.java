package dev.augury.scheduler.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Passes everything on to a policy under the bounded rule, checks in every plan that nobody passes a promoted sequence, and takes down waits and stays. */
final class Observed implements SchedulingPolicy {

    /**
     * A wait that is over.
     *
     * @param steps how long it was
     * @param ahead sequences that could still go first when it was promoted; 0 if it was not
     */
    record Wait(long steps, long ahead) {}

    private final LampsPolicy policy;
    private final int threshold;
    private final Map<Long, Long> waitingSince = new HashMap<>();
    private final Map<Long, Long> ahead = new HashMap<>();
    private final Map<Long, Long> stayingSince = new HashMap<>();
    private final List<Wait> waits = new ArrayList<>();
    private long longestStay;
    private long promotions;

    Observed(LampsPolicy policy, int threshold) {
        this.policy = policy;
        this.threshold = threshold;
    }

    List<Wait> waits() {
        return waits;
    }

    long longestStay() {
        return longestStay;
    }

    long promotions() {
        return promotions;
    }

    @Override
    public Grants plan(StepView view) {
        note(view);
        Grants grants = policy.plan(view);
        List<SequenceView> line = waiting(view);
        line.forEach(sequence -> promoted(sequence, view));
        Map<Long, Integer> order = new HashMap<>();
        grants.grants().forEach(grant -> order.put(grant.sequence(), order.size()));
        List<SequenceView> admitted = line.stream().filter(sequence -> order.containsKey(sequence.id())).toList();
        for (SequenceView sequence : line) {
            if (policy.known(sequence.id()).promoted && !sequence.copying()) {
                nobodyPasses(sequence, admitted, order);
            }
        }
        return grants;
    }

    private void nobodyPasses(SequenceView promoted, List<SequenceView> admitted, Map<Long, Integer> order) {
        int own = order.getOrDefault(promoted.id(), Integer.MAX_VALUE);
        for (SequenceView other : admitted) {
            Entry entry = policy.known(other.id());
            boolean later = !entry.promoted || entry.promotion > policy.known(promoted.id()).promotion;
            assertThat(later && order.get(other.id()) < own).as("%s passes %s", other, promoted).isFalse();
        }
    }

    private void promoted(SequenceView sequence, StepView view) {
        Entry entry = policy.known(sequence.id());
        long since = waitingSince.getOrDefault(sequence.id(), view.step());
        assertThat(entry.promoted || view.step() - since < threshold).as("%s is promoted after %s steps", sequence, view.step() - since).isTrue();
        if (entry.promoted && !ahead.containsKey(sequence.id())) {
            promotions++;
            ahead.put(sequence.id(), live(view).stream().map(other -> policy.known(other.id()))
                    .filter(other -> other.quantum > 0 && other.promotion < entry.promotion)
                    .count());
            assertThat(policy.waitMax(view, 0).orElseThrow() - threshold - 2).as("elders promised with, those of %s among them", sequence).isGreaterThan(ahead.get(sequence.id()));
        }
    }

    /** Takes down what has changed since the last plan. */
    private void note(StepView view) {
        Set<Long> waiting = new HashSet<>();
        waiting(view).forEach(sequence -> waiting.add(sequence.id()));
        waiting.forEach(id -> waitingSince.putIfAbsent(id, view.step()));
        Set<Long> holding = new HashSet<>();
        view.running().forEach(sequence -> holding.add(sequence.id()));
        view.paused().stream().filter(sequence -> view.blocksReleased(sequence) > 0).forEach(sequence -> holding.add(sequence.id()));
        holding.forEach(id -> stayingSince.putIfAbsent(id, view.step() - 1));
        stayingSince.entrySet().removeIf(stay -> {
            longestStay = Math.max(longestStay, view.step() - stay.getValue());
            return !holding.contains(stay.getKey());
        });
        waitingSince.entrySet().removeIf(wait -> {
            boolean over = !waiting.contains(wait.getKey());
            if (over) {
                Long before = ahead.remove(wait.getKey());
                waits.add(new Wait(view.step() - wait.getValue(), before == null ? 0 : before));
            }
            return over;
        });
    }

    private static List<SequenceView> waiting(StepView view) {
        List<SequenceView> waiting = new ArrayList<>(view.swapped());
        waiting.addAll(view.waiting());
        return waiting;
    }

    private static List<SequenceView> live(StepView view) {
        List<SequenceView> live = waiting(view);
        live.addAll(view.running());
        return live.stream().filter(sequence -> sequence.state() != SequenceState.FINISHED).toList();
    }

    @Override
    public void onEnqueued(SequenceView sequence) {
        policy.onEnqueued(sequence);
    }

    @Override
    public void onStepped(SequenceView sequence, int tokens, int sampled) {
        policy.onStepped(sequence, tokens, sampled);
    }

    @Override
    public void onMisfit(SequenceView sequence, int tokens) {
        policy.onMisfit(sequence, tokens);
    }

    @Override
    public void onPreempted(SequenceView sequence, Preemption preemption) {
        policy.onPreempted(sequence, preemption);
    }

    @Override
    public void onPaused(SequenceView sequence) {
        policy.onPaused(sequence);
    }

    @Override
    public void onResumed(SequenceView sequence) {
        policy.onResumed(sequence);
    }

    @Override
    public void onFinished(SequenceView sequence) {
        policy.onFinished(sequence);
    }
}
