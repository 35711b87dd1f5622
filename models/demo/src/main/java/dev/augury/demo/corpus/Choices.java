package dev.augury.demo.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A list of words or phrasings of which every eighth is held out. The place in the list decides, so that a list is best made longer at its end.
 *
 * @param train what training uses
 * @param heldOut what only the evaluation uses
 */
public record Choices(List<String> train, List<String> heldOut) {

    private static final int EVERY = 8;

    /** Copies the lists. */
    public Choices {
        train = List.copyOf(train);
        heldOut = List.copyOf(heldOut);
    }

    /** Divides a list of at least 8. */
    public static Choices of(List<String> all) {
        if (all.size() < EVERY) {
            throw new IllegalArgumentException("A list of " + all.size() + " has nothing to hold out: give at least " + EVERY + " choices.");
        }
        List<String> train = new ArrayList<>();
        List<String> heldOut = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (i % EVERY == EVERY - 1 ? heldOut : train).add(all.get(i));
        }
        return new Choices(train, heldOut);
    }

    /** Returns these with more lines that only training uses. */
    public Choices andTrain(String text) {
        List<String> more = new ArrayList<>(train);
        text.lines().filter(line -> !line.isBlank()).forEach(more::add);
        return new Choices(more, heldOut);
    }

    /** Divides the lines of a text. */
    public static Choices lines(String text) {
        return of(text.lines().filter(line -> !line.isBlank()).toList());
    }

    /** Returns one half. */
    public List<String> half(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case HELD_OUT -> heldOut;
        };
    }

    /** Draws from one half, all alike. */
    public String draw(Split split, RandomGenerator chance) {
        List<String> half = half(split);
        return half.get(chance.nextInt(half.size()));
    }
}
