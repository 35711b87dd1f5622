package dev.augury.demo.corpus;

import dev.augury.demo.tools.Catalog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Makes words of parts of the words of the corpus. The vocabulary is learned from that corpus, so nearly all of its tokens are such parts: a model that copies these
 * words has copied nearly every token, also those of names and things that are held out. Words of syllables leave most of them out.
 */
public final class Fragments {

    private static final List<String> SHEETS = List.of("about/facts.txt", "extract/extract.txt", "lengths/lengths.txt", "lengths/stories.txt", "other/other.txt");
    private static final Pattern WORD = Pattern.compile("[a-z]{2,}");
    private static final List<String> WORDS = words();
    private static final int PARTS_MAX = 3;
    private static final int LETTERS_MAX = 14;

    private Fragments() {}

    /** Draws a word of one to three parts in small letters, of 2 to 14 letters. */
    public static String word(RandomGenerator chance) {
        StringBuilder word = new StringBuilder();
        for (int parts = 1 + chance.nextInt(PARTS_MAX); parts > 0 || word.length() < 2; parts--) {
            word.append(part(WORDS.get(chance.nextInt(WORDS.size())), chance));
        }
        return word.substring(0, Math.min(word.length(), LETTERS_MAX));
    }

    /** All of a word, its beginning or its end. */
    private static String part(String word, RandomGenerator chance) {
        int cut = 1 + chance.nextInt(word.length());
        return switch (chance.nextInt(4)) {
            case 0 -> word;
            case 1 -> word.substring(word.length() - cut);
            default -> word.substring(0, cut);
        };
    }

    private static List<String> words() {
        TreeSet<String> words = new TreeSet<>(Catalog.ADJECTIVES);
        words.addAll(Catalog.NOUNS);
        words.addAll(Values.THINGS);
        for (String sheet : SHEETS) {
            try (InputStream in = Fragments.class.getResourceAsStream(sheet)) {
                if (in == null) {
                    throw new IllegalStateException("There is no sheet '" + sheet + "' in the module: the words to take apart are missing.");
                }
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
                WORD.matcher(text).results().map(MatchResult::group).forEach(words::add);
            } catch (IOException e) {
                throw new UncheckedIOException("The sheet '" + sheet + "' cannot be read.", e);
            }
        }
        return List.copyOf(words);
    }
}
