package dev.augury.scheduler.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.testing.kit.Seeds;
import dev.augury.testing.kit.schedule.LaneSizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpreadRankingTest {

    @RegisterExtension
    final Seeds seeds = new Seeds();

    private final Scene scene = new Scene(new LaneSizes(4, 10, 0, 8, 1), Scene.policy());

    private List<Entry> entries(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(new Entry(scene.enqueue(1, 1)));
        }
        return entries;
    }

    @Test
    void lineIsInOrderWhateverHappened() {
        for (boolean oldestPromotionFirst : new boolean[] {false, true}) {
            SplittableRandom random = seeds.random("events");
            SpreadRanking ranking = new SpreadRanking(oldestPromotionFirst);
            Scorer.Scores scores = entry -> random.nextInt(30);
            Set<Entry> in = new HashSet<>();
            List<Entry> all = entries(100);
            Comparator<Entry> order = Comparator.comparing((Entry entry) -> !entry.promoted)
                    .thenComparingDouble(entry -> entry.promoted && oldestPromotionFirst ? entry.promotion : entry.score)
                    .thenComparingLong(entry -> entry.sequence.id());
            for (int event = 0; event < 2000; event++) {
                Entry entry = all.get(random.nextInt(all.size()));
                if (in.add(entry)) {
                    ranking.enter(entry, scores);
                } else {
                    switch (random.nextInt(4)) {
                        case 0 -> {
                            ranking.leave(entry);
                            in.remove(entry);
                            entry.promoted = false;
                        }
                        case 1 -> {
                            entry.promotion = entry.promoted ? entry.promotion : event;
                            ranking.promoted(entry, true);
                        }
                        case 2 -> ranking.promoted(entry, false);
                        default -> ranking.changed(entry, scores);
                    }
                }
                ranking.refresh(50, scores);
                if (event % 20 == 0) {
                    assertThat(ranking.line(scene.lane.view())).as("after %s events", event).containsExactlyElementsOf(in.stream().sorted(order).toList());
                }
            }
        }
    }

    @Test
    void refreshIsSpreadEvenlyAndReachesEverySequence() {
        SpreadRanking ranking = new SpreadRanking(false);
        List<Entry> scored = new ArrayList<>();
        List<Entry> all = entries(95);
        all.forEach(entry -> ranking.enter(entry, any -> 1));
        for (int step = 0; step < 10; step++) {
            int before = scored.size();
            ranking.refresh(10, entry -> {
                scored.add(entry);
                return 2;
            });
            assertThat(scored.size() - before).isEqualTo(10);
        }
        assertThat(scored).containsAll(all);
    }
}
