package dev.augury.demo.vocabulary;

import dev.augury.demo.vocabulary.MergeLearner.Pair;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Byte-pair encoding by the book: counts all pairs anew before every merge. */
final class NaiveMerges {

    private NaiveMerges() {}

    static List<Pair> learn(Map<int[], Long> words, int merges) {
        List<int[]> symbols = new ArrayList<>(words.keySet());
        List<Long> weights = symbols.stream().map(words::get).toList();
        List<Pair> learned = new ArrayList<>();
        while (learned.size() < merges) {
            Map<Pair, Long> counts = new HashMap<>();
            for (int i = 0; i < symbols.size(); i++) {
                int[] word = symbols.get(i);
                for (int at = 1; at < word.length; at++) {
                    counts.merge(new Pair(word[at - 1], word[at]), weights.get(i), Long::sum);
                }
            }
            Pair best = counts.keySet().stream().filter(pair -> counts.get(pair) >= MergeLearner.LEAST_COUNT)
                    .min(Comparator.comparing((Pair pair) -> -counts.get(pair)).thenComparing(Pair::left).thenComparing(Pair::right)).orElse(null);
            if (best == null) {
                return learned;
            }
            int made = 256 + learned.size();
            symbols.replaceAll(word -> MergeLearner.merged(word, best, made));
            learned.add(best);
        }
        return learned;
    }
}
