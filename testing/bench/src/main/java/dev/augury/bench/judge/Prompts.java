package dev.augury.bench.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random prompts from a seed. */
final class Prompts {

    private static final int COUNT = 32;
    private static final int LENGTH_MAX = 300;
    private static final int LONG_LENGTH = 5000;

    private Prompts() {}

    /** Returns 32 prompts of 1 to 300 tokens, the shortest and longest among them, and further ones of 5,000. */
    static List<int[]> of(int vocabulary, int longPrompts, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<int[]> prompts = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            int length = i == 0 ? 1 : i == 1 ? LENGTH_MAX : random.nextInt(1, LENGTH_MAX + 1);
            prompts.add(random.ints(length, 0, vocabulary).toArray());
        }
        for (int i = 0; i < longPrompts; i++) {
            prompts.add(random.ints(LONG_LENGTH, 0, vocabulary).toArray());
        }
        return prompts;
    }
}
