package dev.augury.demo.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.vocabulary.MergeLearner.Pair;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MergeLearnerTest {

    @Test
    void learnTakesTheMostFrequentPairFirst() {
        MergeLearner learner = new MergeLearner();
        learner.add(new int[] {'a', 'b', 'c'}, 3);
        learner.add(new int[] {'b', 'c'}, 2);
        assertThat(learner.learn(9)).containsExactly(new Pair('b', 'c'), new Pair('a', 256));
    }

    @Test
    void learnBreaksTiesByTheLowerSymbols() {
        MergeLearner learner = new MergeLearner();
        learner.add(new int[] {'x', 'y'}, 2);
        learner.add(new int[] {'a', 'z'}, 2);
        learner.add(new int[] {'a', 'b'}, 2);
        assertThat(learner.learn(3)).containsExactly(new Pair('a', 'b'), new Pair('a', 'z'), new Pair('x', 'y'));
    }

    @Test
    void learnStopsWhereNoPairStandsTwice() {
        MergeLearner learner = new MergeLearner();
        learner.add(new int[] {'a', 'b'}, 1);
        assertThat(learner.learn(5)).isEmpty();
    }

    @Test
    void learnOfOverlappingPairsIsThatOfTheBook() {
        MergeLearner learner = new MergeLearner();
        learner.add(new int[] {'a', 'a', 'a', 'a', 'a'}, 3);
        assertThat(learner.learn(5)).isEqualTo(NaiveMerges.learn(Map.of(new int[] {'a', 'a', 'a', 'a', 'a'}, 3L), 5));
    }

    @Test
    void learnOnRandomWordsIsThatOfTheBook() {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int letters = random.nextInt(1, 6);
            Map<int[], Long> words = new IdentityHashMap<>();
            MergeLearner learner = new MergeLearner();
            for (int i = 0; i < 60; i++) {
                int[] word = random.ints(random.nextInt(1, 12), 'a', 'a' + letters).toArray();
                long count = random.nextLong(1, 20);
                words.put(word, count);
                learner.add(word, count);
            }
            List<Pair> learned = learner.learn(80);
            assertThat(learned).as("seed %d", seed).isEqualTo(NaiveMerges.learn(words, 80)).isNotEmpty();
        }
    }
}
