package dev.augury.demo.corpus;

import dev.augury.demo.corpus.draw.Draw;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Draws values that questions are made with. What is invented from syllables makes the model copy what it reads instead of knowing a list by heart.
 */
public final class Values {

    private static final List<String> NAMES = words("""
            Anna Ben Clara David Emma Felix Greta Henry Ida Jonas Kate Leo Mia Noah Olga Paul Rosa Sam Tina Umar Vera Will Yara Zoe Adam Bella Carl Dora
            Eric Fiona George Hanna Ivan Julia Karl Lena Max Nina Oscar Petra Quinn Rita Simon Tara Victor Wendy Amir Bruno Cora Dan Elsa Fred Gina Hugo
            Iris Jack Kim Lara Marco Nora Otto Priya Ravi Sofia Tom Ursula Omar Mei Aiko Diego Chen Lucia""");
    /** Things that can be counted, in the plural. */
    static final List<String> THINGS = words("""
            apples pears plums books pens cards coins stamps marbles shells stones eggs rolls cakes cookies nuts beans roses tulips seeds bricks tiles nails
            screws buttons beads stickers photos letters tickets bottles cans jars cups plates spoons boxes bags balls kites hats socks shirts candles
            lamps chairs tables maps posters pencils crayons lemons oranges onions carrots potatoes chickens sheep goats cows fish""");
    private static final List<String> STARTS = words("b br c d dr f fl g gr h j k kl l m n p pl qu r s sh st t tr v w z");
    private static final List<String> VOWELS = words("a e i o u a e o ai ea ou");
    private static final List<String> ENDS = words("n r l s m t nd rk lm x ra na lo ti va mo den ton vik");

    private Values() {}

    /** Draws a whole number of 1 to {@code digits} digits, 1 or more, each number of digits as often as the others. */
    public static String number(Split split, int digits, RandomGenerator chance) {
        return new Draw(split, chance).own(() -> digits(1 + chance.nextInt(digits), split, chance));
    }

    /** Draws a whole number between two. */
    static String between(Split split, int least, int most, RandomGenerator chance) {
        return new Draw(split, chance).own(() -> Integer.toString(chance.nextInt(least, most + 1)));
    }

    /** Draws a number with one or two digits after the point. */
    public static String decimal(Split split, RandomGenerator chance) {
        return new Draw(split, chance)
                .own(() -> digits(1 + chance.nextInt(3), split, chance) + "." + (chance.nextBoolean() ? chance.nextInt(10) : "%02d".formatted(chance.nextInt(100))));
    }

    /** Draws a first name. */
    static String name(Split split, RandomGenerator chance) {
        return new Draw(split, chance).own(() -> isInvented(3, split, chance) ? inventedName(split, chance) : from(NAMES, chance));
    }

    /** Draws things that can be counted, in the plural. */
    static String things(Split split, RandomGenerator chance) {
        return new Draw(split, chance).own(() -> isInvented(6, split, chance) ? invented(split, chance) + "s" : from(THINGS, chance));
    }

    /** Draws a word that does not exist, in small letters: of syllables, and in training every second time of parts of words. */
    static String invented(Split split, RandomGenerator chance) {
        if (split == Split.TRAIN && chance.nextBoolean()) {
            return Fragments.word(chance);
        }
        StringBuilder word = new StringBuilder();
        for (int syllables = 1 + chance.nextInt(3); syllables > 0; syllables--) {
            word.append(from(STARTS, chance)).append(from(VOWELS, chance));
        }
        return word.append(from(ENDS, chance)).toString();
    }

    /** Draws a name that does not exist, with a capital. */
    public static String inventedName(Split split, RandomGenerator chance) {
        return Fill.capital(invented(split, chance));
    }

    /** Draws from a list, all alike. */
    static String from(List<String> list, RandomGenerator chance) {
        return list.get(chance.nextInt(list.size()));
    }

    /** Whether to invent, once in so many times; in training every second time, so that words are copied and not known by heart. */
    private static boolean isInvented(int oneIn, Split split, RandomGenerator chance) {
        return chance.nextInt(split == Split.TRAIN ? 2 : oneIn) == 0;
    }

    /** A whole number above 0. Digits that come again are hard to copy: in training every fifth number has but one or two different ones. */
    private static String digits(int count, Split split, RandomGenerator chance) {
        if (split == Split.TRAIN && chance.nextInt(5) == 0) {
            int[] two = {1 + chance.nextInt(9), chance.nextInt(10)};
            return two[0] + IntStream.range(1, count).mapToObj(i -> String.valueOf(two[chance.nextInt(2)])).collect(Collectors.joining());
        }
        long least = (long) Math.pow(10, count - 1);
        return Long.toString(chance.nextLong(least, least * 10));
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
