package dev.augury.demo.corpus.draw;

import dev.augury.demo.corpus.Split;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Draws of one exchange. A value belongs to the half that a stable hash of its text says, one in five to the held-out half, so no value can be in both.
 *
 * @param split the half to draw from
 * @param chance the only source of chance
 */
public record Draw(Split split, RandomGenerator chance) {

    private static final int TRIES_MAX = 10_000;
    private static final int HELD_OUT_SHARE = 5;

    /** Picks an element, each with the same chance. */
    public <T> T pick(List<T> list) {
        return list.get(chance.nextInt(list.size()));
    }

    /** Returns a number from low to high, both included. */
    public int between(int low, int high) {
        return chance.nextInt(low, high + 1);
    }

    /** Returns true once in n times. */
    public boolean oneIn(int n) {
        return chance.nextInt(n) == 0;
    }

    /** Picks a phrasing of this half. */
    public String phrasing(Section section) {
        return pick(section.phrasings(split));
    }

    /** Picks a value of this half. */
    public String value(List<String> values) {
        return own(() -> pick(values));
    }

    /**
     * Draws until the value belongs to this half.
     *
     * @throws IllegalStateException if none does: the space of values is too small to be halved
     */
    public <T> T own(Supplier<T> supplier) {
        return own(supplier, value -> true);
    }

    /**
     * Draws until the value belongs to this half and is wanted.
     *
     * @throws IllegalStateException if none is
     */
    public <T> T own(Supplier<T> supplier, Predicate<T> wanted) {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            T value = supplier.get();
            if (halfOf(value.toString()) == split && wanted.test(value)) {
                return value;
            }
        }
        throw new IllegalStateException("No value of " + split + " in " + TRIES_MAX + " draws: give the lesson more values.");
    }

    /** Varies what carries no meaning: once in six times the first letter is small, once in six times the mark at the end is missing. */
    public String vary(String question) {
        String result = question;
        if (oneIn(6) && !result.matches("[A-Z]{2}.*")) {
            result = result.substring(0, 1).toLowerCase(Locale.ROOT) + result.substring(1);
        }
        if (oneIn(6) && (result.endsWith("?") || result.endsWith("."))) {
            result = result.substring(0, result.length() - 1);
        }
        return result;
    }

    /** Returns the half that a value belongs to: a hash (FNV-1a, finished as MurmurHash3 does) modulo five. */
    public static Split halfOf(String value) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        return Long.remainderUnsigned(hash, HELD_OUT_SHARE) == 0 ? Split.HELD_OUT : Split.TRAIN;
    }
}
