package dev.augury.demo.vocabulary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Learns merges by byte-pair encoding (Sennrich et al. 2016): the most frequent pair of neighbouring symbols becomes a symbol, again and again. Of
 * equally frequent pairs the one with the lower symbols comes first. Counts are kept per pair with the words that hold it, so that a merge costs what
 * it changes. Not thread-safe; learns once.
 */
final class MergeLearner {

    /** Fewer occurrences teach nothing. */
    static final long LEAST_COUNT = 2;

    private final List<int[]> words = new ArrayList<>();
    private final List<Long> weights = new ArrayList<>();
    private final Map<Pair, Occurrences> pairs = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();

    /**
     * Two symbols side by side.
     *
     * @param left the first: a byte, or 256 and the index of a merge
     * @param right the second
     */
    record Pair(int left, int right) {}

    private record Candidate(long count, Pair pair) implements Comparable<Candidate> {

        @Override
        public int compareTo(Candidate other) {
            int byCount = Long.compare(other.count, count);
            int byLeft = byCount != 0 ? byCount : Integer.compare(pair.left, other.pair.left);
            return byLeft != 0 ? byLeft : Integer.compare(pair.right, other.pair.right);
        }
    }

    private static final class Occurrences {
        private final Set<Integer> words = new LinkedHashSet<>();
        private long count;
    }

    /**
     * Adds a word.
     *
     * @param symbols its bytes, 0 to 255
     * @param count how often it stands in the texts
     */
    void add(int[] symbols, long count) {
        words.add(symbols.clone());
        weights.add(count);
        count(words.size() - 1, 1);
    }

    /** Learns at most so many merges, fewer where no pair is left that stands twice. */
    List<Pair> learn(int merges) {
        List<Pair> learned = new ArrayList<>();
        pairs.forEach(this::offer);
        while (learned.size() < merges && !queue.isEmpty()) {
            Candidate best = queue.poll();
            Occurrences now = pairs.get(best.pair);
            if (now == null || now.count < LEAST_COUNT) {
                continue;
            }
            if (now.count < best.count) {
                offer(best.pair, now);
                continue;
            }
            merge(best.pair, 256 + learned.size());
            learned.add(best.pair);
        }
        return learned;
    }

    private void offer(Pair pair, Occurrences occurrences) {
        if (occurrences.count >= LEAST_COUNT) {
            queue.add(new Candidate(occurrences.count, pair));
        }
    }

    private void merge(Pair pair, int made) {
        Set<Pair> grown = new LinkedHashSet<>();
        for (int word : List.copyOf(pairs.get(pair).words)) {
            count(word, -1);
            int[] merged = merged(words.get(word), pair, made);
            words.set(word, merged);
            count(word, 1);
            for (int i = 1; i < merged.length; i++) {
                if (merged[i] == made || merged[i - 1] == made) {
                    grown.add(new Pair(merged[i - 1], merged[i]));
                }
            }
        }
        pairs.remove(pair);
        grown.forEach(each -> offer(each, pairs.get(each)));
    }

    private void count(int word, int sign) {
        int[] symbols = words.get(word);
        for (int i = 1; i < symbols.length; i++) {
            Occurrences occurrences = pairs.computeIfAbsent(new Pair(symbols[i - 1], symbols[i]), _ -> new Occurrences());
            occurrences.count += sign * weights.get(word);
            if (sign > 0) {
                occurrences.words.add(word);
            } else {
                occurrences.words.remove(word);
            }
        }
    }

    /** Encodes a word: the pairs merge in their order. */
    static int[] encoded(int[] symbols, List<Pair> pairs) {
        int[] out = symbols;
        for (int i = 0; i < pairs.size() && out.length > 1; i++) {
            out = merged(out, pairs.get(i), 256 + i);
        }
        return out;
    }

    /** Replaces the pair from left to right, as encoding does. */
    static int[] merged(int[] symbols, Pair pair, int made) {
        int[] out = new int[symbols.length];
        int size = 0;
        for (int i = 0; i < symbols.length; i++) {
            boolean here = symbols[i] == pair.left && i + 1 < symbols.length && symbols[i + 1] == pair.right;
            out[size++] = here ? made : symbols[i];
            i += here ? 1 : 0;
        }
        return Arrays.copyOf(out, size);
    }
}
