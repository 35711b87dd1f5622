package dev.augury.model.token.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairMergerTest {

    @Test
    void mergeFollowsRanksAndThenPositions() {
        MergeTable table = new MergeTable(4);
        table.add(1, 2, 5, 12);
        table.add(2, 3, 4, 23);
        table.add(1, 1, 6, 11);
        assertThat(merged(new PairMerger(table), 1, 2, 3)).containsExactly(1, 23);
        assertThat(merged(new PairMerger(table), 1, 1, 1, 2)).containsExactly(11, 12);
        assertThat(merged(new PairMerger(table), 1, 1, 1)).containsExactly(11, 1);
    }

    @Test
    void mergeOfNothingIsNothing() {
        assertThat(merged(new PairMerger(new MergeTable(0)))).isEmpty();
        assertThat(merged(new PairMerger(new MergeTable(0)), 7)).containsExactly(7);
    }

    @Test
    void negativeSymbolsMergeWithNothing() {
        MergeTable table = new MergeTable(1);
        table.add(0, 0, 0, 1);
        assertThat(merged(new PairMerger(table), -5, 0, 0, -5, 0)).containsExactly(-5, 1, -5, 0);
    }

    @Test
    void firstEntryOfAPairStays() {
        MergeTable table = new MergeTable(2);
        table.add(1, 2, 3, 9);
        table.add(1, 2, 0, 8);
        assertThat(table.size()).isOne();
        assertThat(merged(new PairMerger(table), 1, 2)).containsExactly(9);
    }

    @Test
    void mergeEqualsTheDefinitionOnRandomWords() {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            int symbols = 2 + random.nextInt(4);
            int results = symbols + 1 + random.nextInt(20);
            MergeTable table = new MergeTable(8);
            for (int i = 0; i < 3 + random.nextInt(30); i++) {
                table.add(random.nextInt(results), random.nextInt(results), random.nextInt(12), random.nextInt(results));
            }
            int[] word = random.ints(random.nextInt(40), 0, symbols).toArray();
            assertThat(merged(new PairMerger(table), word)).as("seed %d", seed).isEqualTo(byDefinition(table, word));
        }
    }

    @Test
    void workIsAtMostThreeQueueEntriesPerSymbol() {
        int length = 1 << 20;
        MergeTable table = new MergeTable(64);
        for (int i = 0; i < 20; i++) {
            table.add(i, i, i, i + 1);
        }
        PairMerger merger = new PairMerger(table);
        Arrays.fill(merger.buffer(length), 0, length, 0);
        assertThat(merger.merge(length)).isOne();
        assertThat(merger.work()).isLessThan(3L * length);
    }

    private static int[] merged(PairMerger merger, int... word) {
        int[] buffer = merger.buffer(word.length);
        System.arraycopy(word, 0, buffer, 0, word.length);
        return Arrays.copyOf(buffer, merger.merge(word.length));
    }

    /** Looks for the best pair of the whole word before each merge. */
    private static int[] byDefinition(MergeTable table, int[] word) {
        int[] now = word.clone();
        while (true) {
            int best = -1;
            for (int i = 0; i + 1 < now.length; i++) {
                long found = table.find(now[i], now[i + 1]);
                if (found >= 0 && (best < 0 || found >> 32 < table.find(now[best], now[best + 1]) >> 32)) {
                    best = i;
                }
            }
            if (best < 0) {
                return now;
            }
            int[] shorter = new int[now.length - 1];
            System.arraycopy(now, 0, shorter, 0, best);
            shorter[best] = (int) table.find(now[best], now[best + 1]);
            System.arraycopy(now, best + 2, shorter, best + 1, now.length - best - 2);
            now = shorter;
        }
    }
}
