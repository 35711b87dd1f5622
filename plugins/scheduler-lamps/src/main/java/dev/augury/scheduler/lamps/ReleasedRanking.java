package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The released code's way: all scores are calculated anew after every {@code interval} steps without, in between the stored ones hold, and a sequence that was
 * never scored stands before all others. Equal scores keep their order: swapped before waiting, then as the lists have them. A step costs O(n log n): for replays.
 */
final class ReleasedRanking implements Ranking {

    private final Map<Long, Entry> entries = new LinkedHashMap<>();
    private final boolean oldestPromotionFirst;
    private int stepsSinceScores;

    ReleasedRanking(boolean oldestPromotionFirst) {
        this.oldestPromotionFirst = oldestPromotionFirst;
    }

    @Override
    public void enter(Entry entry, Scorer.Scores scores) {
        entries.put(entry.sequence.id(), entry);
    }

    @Override
    public void leave(Entry entry) {
        entries.remove(entry.sequence.id());
    }

    @Override
    public void changed(Entry entry, Scorer.Scores scores) {
        // The next full calculation finds it.
    }

    @Override
    public void promoted(Entry entry, boolean value) {
        entry.promoted = value;
    }

    @Override
    public int promotedCount() {
        return (int) entries.values().stream().filter(entry -> entry.promoted).count();
    }

    @Override
    public void refresh(int scoreInterval, Scorer.Scores scores) {
        stepsSinceScores++;
        if (stepsSinceScores > scoreInterval) {
            stepsSinceScores = 0;
            entries.values().forEach(entry -> entry.score = scores.of(entry));
        }
    }

    @Override
    public Iterable<Entry> line(StepView view) {
        List<Entry> line = new ArrayList<>(entries.size());
        append(view.swapped(), line);
        append(view.waiting(), line);
        line.sort(Comparator.comparingInt((Entry entry) -> entry.promoted ? 0 : 1).thenComparingDouble(this::key));
        return line;
    }

    private void append(List<? extends SequenceView> sequences, List<Entry> line) {
        for (SequenceView sequence : sequences) {
            Entry entry = entries.get(sequence.id());
            if (entry != null) {
                line.add(entry);
            }
        }
    }

    private double key(Entry entry) {
        return entry.promoted && oldestPromotionFirst ? entry.promotion : entry.score;
    }
}
