package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.SequenceState;
import dev.augury.spi.schedule.StepView;
import java.util.LinkedHashSet;
import java.util.OptionalLong;

/**
 * Promotion as LAMPS' released code does it. A waiting sequence that has run before counts the steps that it ends waiting and without quantum; when a step finds
 * the counter at the threshold, it gives the quantum and clears the counter, and from the next step on the sequence is promoted and pays one of its quantum per
 * step. Sequences that never ran are not protected, swapped ones neither count nor are promoted. A step looks at all that wait: for replays.
 */
final class ReleasedStarvation implements Starvation {

    private final LinkedHashSet<Entry> waiting = new LinkedHashSet<>();
    private final Ranking ranking;
    private long promotions;

    ReleasedStarvation(Ranking ranking) {
        this.ranking = ranking;
    }

    @Override
    public void enter(Entry entry, StepView view) {
        entry.waitingSinceStep = view.step();
        waiting.addLast(entry);
    }

    @Override
    public void leave(Entry entry) {
        waiting.remove(entry);
        entry.promoted = false;
    }

    @Override
    public OptionalLong stepsMax(LampsConfig config) {
        return OptionalLong.empty();
    }

    @Override
    public void step(StepView view, LampsConfig config) {
        for (Entry entry : waiting) {
            if (entry.sequence.state() == SequenceState.WAITING) {
                if (entry.hasRun && entry.quantum == 0 && entry.waitingSinceStep < view.step()) {
                    entry.counter++;
                }
                ranking.promoted(entry, promotes(entry, config));
            }
        }
    }

    private boolean promotes(Entry entry, LampsConfig config) {
        if (entry.quantum > 0) {
            entry.quantum--;
            if (!entry.promoted) {
                entry.promotion = promotions++;
            }
            return true;
        }
        if (config.starvationSteps() > 0 && entry.counter >= config.starvationSteps()) {
            entry.quantum = config.quantum();
            entry.counter = 0;
        }
        return false;
    }
}
