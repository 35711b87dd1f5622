package dev.augury.scheduler.lamps;

import dev.augury.spi.schedule.StepView;
import java.util.Iterator;
import java.util.LinkedHashSet;

/**
 * Our default: every sequence has a score from the moment it begins to wait, which changes with events of its own and in a refresh that takes the oldest scores
 * first and as many per step as make each new within the interval. A step costs O(log n) for each score that changes and for each sequence looked at.
 */
final class SpreadRanking implements Ranking {

    /** Most scores of one refresh, some ten milliseconds' worth, whatever the interval. */
    private static final int REFRESH_MAX = 10_000;

    private final RankHeap ranked = new RankHeap();
    private final RankHeap promoted = new RankHeap();
    private final LinkedHashSet<Entry> oldestScoreFirst = new LinkedHashSet<>();
    private final boolean oldestPromotionFirst;

    SpreadRanking(boolean oldestPromotionFirst) {
        this.oldestPromotionFirst = oldestPromotionFirst;
    }

    @Override
    public void enter(Entry entry, Scorer.Scores scores) {
        entry.score = scores.of(entry);
        oldestScoreFirst.addLast(entry);
        heap(entry).add(entry, key(entry));
    }

    @Override
    public void leave(Entry entry) {
        oldestScoreFirst.remove(entry);
        heap(entry).remove(entry);
    }

    @Override
    public void changed(Entry entry, Scorer.Scores scores) {
        entry.score = scores.of(entry);
        heap(entry).change(entry, key(entry));
    }

    @Override
    public void promoted(Entry entry, boolean value) {
        if (entry.promoted != value) {
            heap(entry).remove(entry);
            entry.promoted = value;
            heap(entry).add(entry, key(entry));
        }
    }

    @Override
    public int promotedCount() {
        return promoted.size();
    }

    @Override
    public void refresh(int scoreInterval, Scorer.Scores scores) {
        int due = Math.min(REFRESH_MAX, Math.ceilDiv(oldestScoreFirst.size(), Math.max(1, scoreInterval)));
        for (int i = 0; i < due; i++) {
            Entry entry = oldestScoreFirst.removeFirst();
            oldestScoreFirst.addLast(entry);
            changed(entry, scores);
        }
    }

    private RankHeap heap(Entry entry) {
        return entry.promoted ? promoted : ranked;
    }

    private double key(Entry entry) {
        return entry.promoted && oldestPromotionFirst ? entry.promotion : entry.score;
    }

    @Override
    public Iterable<Entry> line(StepView view) {
        return () -> {
            Iterator<Entry> first = promoted.iterator();
            Iterator<Entry> then = ranked.iterator();
            return new Iterator<>() {

                @Override
                public boolean hasNext() {
                    return first.hasNext() || then.hasNext();
                }

                @Override
                public Entry next() {
                    return first.hasNext() ? first.next() : then.next();
                }
            };
        };
    }
}
