package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.StepView;
import java.util.LinkedHashSet;
import java.util.OptionalLong;

/**
 * Promotion by the steps that a sequence has been waiting, as LAMPS describes it (arXiv 2410.18248), and in the bounded rule by the time as well. Those that wait
 * stand in the order in which they began to, so only the head has to be looked at. A promoted sequence that runs keeps its promotion, and its place among the
 * promoted, for a quantum of steps.
 */
final class CountedStarvation implements Starvation {

    /** Most promotions of one step, unless the lane admits more: the rest is behind these in any case. */
    private static final int PROMOTIONS_MAX = 1024;

    private static final double PACE = 0.05;

    private final LinkedHashSet<Entry> oldestFirst = new LinkedHashSet<>();
    private final Ranking ranking;
    private final boolean byTime;
    private long promotions;
    private double stepNanos;
    private long lastStep = -1;
    private long lastNow;

    CountedStarvation(Ranking ranking, boolean byTime) {
        this.ranking = ranking;
        this.byTime = byTime;
    }

    @Override
    public void enter(Entry entry, StepView view) {
        if (entry.quantum > 0) {
            ranking.promoted(entry, true);
            return;
        }
        entry.waitingSinceStep = view.step();
        entry.waitingSinceTime = view.now();
        oldestFirst.addLast(entry);
    }

    @Override
    public void leave(Entry entry) {
        oldestFirst.remove(entry);
    }

    /** Only the bounded rule, whose oldest promotion nobody passes, bounds a wait. Seconds count as the steps that pass in them at the pace of late. */
    @Override
    public OptionalLong stepsMax(LampsConfig config) {
        if (!byTime) {
            return OptionalLong.empty();
        }
        long steps = config.starvationSteps() > 0 ? config.starvationSteps() : Long.MAX_VALUE;
        long nanos = config.starvationTime().toNanos();
        if (nanos > 0 && stepNanos > 0) {
            steps = Math.min(steps, (long) Math.ceil(nanos / stepNanos));
        }
        return steps == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(steps);
    }

    @Override
    public void step(StepView view, LampsConfig config) {
        pace(view);
        int most = Math.max(PROMOTIONS_MAX, view.sequencesMax());
        while (most > 0 && !oldestFirst.isEmpty() && due(oldestFirst.getFirst(), view, config)) {
            Entry entry = oldestFirst.removeFirst();
            entry.quantum = config.quantum();
            entry.promotion = promotions++;
            ranking.promoted(entry, true);
            most--;
        }
    }

    /** A step after a rest took the time of the rest, which is no pace to promise anything by. */
    private void pace(StepView view) {
        if (lastStep >= 0 && view.step() > lastStep) {
            double nanos = (double) (view.now() - lastNow) / (view.step() - lastStep);
            stepNanos = stepNanos == 0 ? nanos : stepNanos + PACE * (Math.min(nanos, 2 * stepNanos) - stepNanos);
        }
        lastStep = view.step();
        lastNow = view.now();
    }

    private boolean due(Entry entry, StepView view, LampsConfig config) {
        boolean steps = config.starvationSteps() > 0 && view.step() - entry.waitingSinceStep >= config.starvationSteps();
        long nanos = config.starvationTime().toNanos();
        return steps || byTime && nanos > 0 && view.now() - entry.waitingSinceTime >= nanos;
    }
}
