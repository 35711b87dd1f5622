package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.Grants;
import dev.augury.spi.schedule.Preemption;
import dev.augury.spi.schedule.SchedulingPolicy;
import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import dev.augury.waste.BatchLoad;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps the line of what waits up to date with events and plans steps from its head. Sequences whose state changed since the last step are put in order at the
 * beginning of a plan, which has a view to score them by.
 */
final class LampsPolicy implements SchedulingPolicy {

    private final Map<Long, Entry> entries = new HashMap<>();
    private final Set<Entry> changed = new LinkedHashSet<>();
    private final List<SequenceView> leavingDevice = new ArrayList<>();
    private final Scorer scorer;
    private final Ranking ranking;
    private final Starvation starvation;
    private LampsConfig config;

    LampsPolicy(LampsConfig config) {
        this(config, switch (config.form()) {
            case PAPER -> new PaperScorer();
            case CODE -> new CodeScorer(config.grownContext());
        });
    }

    /** Takes a scorer with constants of its own. */
    LampsPolicy(LampsConfig config, Scorer scorer) {
        this.config = config;
        this.scorer = scorer;
        ranking = switch (config.form()) {
            case PAPER -> new SpreadRanking(config.oldestPromotionFirst());
            case CODE -> new ReleasedRanking(config.oldestPromotionFirst());
        };
        starvation = switch (config.starvation()) {
            case PAPER -> new CountedStarvation(ranking, false);
            case BOUNDED -> new CountedStarvation(ranking, true);
            case CODE -> new ReleasedStarvation(ranking);
        };
    }

    @Override
    public Set<Need> needs() {
        return config.preemption() == Preemption.SWAP ? EnumSet.of(Need.PREDICTION, Need.HOST_TIER) : EnumSet.of(Need.PREDICTION);
    }

    /** The bound of the decision on starvation, whose elders are those in line that were promoted and those that run on their promotion. */
    @Override
    public OptionalLong waitMax(StepView view, long stayMax) {
        OptionalLong threshold = starvation.stepsMax(config);
        if (threshold.isEmpty()) {
            return threshold;
        }
        long elders = ranking.promotedCount();
        for (SequenceView sequence : view.running()) {
            Entry entry = entries.get(sequence.id());
            elders += entry != null && entry.quantum > 0 ? 1 : 0;
        }
        return OptionalLong.of(threshold.getAsLong() + 2 + stayMax + elders * (2 * stayMax + 1));
    }

    @Override
    public void onEnqueued(SequenceView sequence) {
        changed.add(entry(sequence));
    }

    @Override
    public void onPreempted(SequenceView sequence, Preemption preemption) {
        Entry entry = entry(sequence);
        entry.returning = false;
        changed.add(entry);
        if (preemption == Preemption.SWAP) {
            leavingDevice.add(sequence);
        }
    }

    @Override
    public void onStepped(SequenceView sequence, int tokens, int sampled) {
        Entry entry = entry(sequence);
        entry.hasRun = true;
        leave(entry);
    }

    @Override
    public void onPaused(SequenceView sequence) {
        Entry entry = entry(sequence);
        leave(entry);
        entry.forgive();
    }

    @Override
    public void onResumed(SequenceView sequence) {
        Entry entry = entry(sequence);
        entry.beginSegment();
        changed.add(entry);
    }

    @Override
    public void onFinished(SequenceView sequence) {
        Entry entry = entries.remove(sequence.id());
        if (entry != null) {
            leave(entry);
            changed.remove(entry);
        }
    }

    @Override
    public Grants plan(StepView view) {
        Scorer.Scores scores = scorer.at(view, BatchLoad.of(view));
        view.running().forEach(this::runs);
        changed.forEach(entry -> settle(entry, view, scores));
        changed.clear();
        starvation.step(view, config);
        ranking.refresh(config.scoreInterval(), scores);
        LampsPlan plan = new LampsPlan(view, config, room(view));
        if (config.form() == LampsConfig.Form.CODE && view.waiting().isEmpty()) {
            plan.discardFirst(ranking.line(view));
        }
        return plan.make(ranking.line(view));
    }

    /** A sequence that runs stands in no line, also when its blocks came back without a step, and pays for its promotion. */
    private void runs(SequenceView sequence) {
        Entry entry = entry(sequence);
        leave(entry);
        if (entry.quantum > 0) {
            entry.quantum--;
        } else {
            entry.counter = 0;
        }
    }

    private void settle(Entry entry, StepView view, Scorer.Scores scores) {
        if (entry.queued) {
            ranking.changed(entry, scores);
        } else if (entry.waits()) {
            entry.queued = true;
            ranking.enter(entry, scores);
            starvation.enter(entry, view);
        }
    }

    private void leave(Entry entry) {
        if (entry.queued) {
            ranking.leave(entry);
            starvation.leave(entry);
            entry.queued = false;
            entry.promoted = false;
            entry.returning = false;
        }
    }

    private Entry entry(SequenceView sequence) {
        return entries.computeIfAbsent(sequence.id(), id -> new Entry(sequence));
    }

    /** Returns what is known of a live sequence that the policy was told of. */
    Entry known(long sequence) {
        return Objects.requireNonNull(entries.get(sequence));
    }

    private Room room(StepView view) {
        leavingDevice.removeIf(sequence -> sequence.state() != SequenceState.SWAPPED || !sequence.copying());
        int coming = 0;
        for (SequenceView sequence : leavingDevice) {
            coming += view.blocksReleased(sequence);
        }
        return new Room(view, coming, config.hostReserveFraction());
    }

    @Override
    public void reconfigure(Record options) {
        config = (LampsConfig) options;
        if (scorer instanceof CodeScorer code) {
            code.grownContext(config.grownContext());
        }
    }
}
