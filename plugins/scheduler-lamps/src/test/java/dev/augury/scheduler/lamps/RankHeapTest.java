package dev.augury.scheduler.lamps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.testing.kit.Seeds;
import dev.augury.testing.kit.schedule.LaneSizes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RankHeapTest {

    @RegisterExtension
    final Seeds seeds = new Seeds();

    @Test
    void walkIsInOrderAfterAnyChanges() {
        SplittableRandom random = seeds.random("changes");
        Scene scene = new Scene(new LaneSizes(4, 10, 0, 8, 1), Scene.policy());
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(new Entry(scene.enqueue(1, 1)));
        }
        RankHeap heap = new RankHeap();
        TreeSet<Entry> in = new TreeSet<>(Comparator.comparingDouble((Entry entry) -> entry.key).thenComparingLong(entry -> entry.sequence.id()));
        for (int i = 0; i < 5000; i++) {
            Entry entry = all.get(random.nextInt(all.size()));
            double key = random.nextInt(50);
            if (!in.contains(entry)) {
                heap.add(entry, key);
                in.add(entry);
            } else if (random.nextBoolean()) {
                in.remove(entry);
                heap.remove(entry);
            } else {
                in.remove(entry);
                heap.change(entry, key);
                in.add(entry);
            }
            if (i % 50 == 0) {
                assertThat(heap).as("after %s changes", i).containsExactlyElementsOf(in);
            }
        }
    }
}
