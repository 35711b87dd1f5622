package dev.augury.demo.corpus.lengths;

import dev.augury.demo.corpus.Fragments;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.Draw;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words to spell, repeat and reverse: real ones, and made-up ones.
 *
 * @param real real words
 */
record Words(List<String> real) {

    private static final List<String> ONSETS = List.of(
            "b", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "ch", "cl", "dr", "fl", "gr", "pl", "pr", "qu", "sh", "st", "th", "tr", "y");
    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "ai", "ea", "ee", "oo", "ou");
    private static final List<String> CODAS = List.of("", "", "", "", "l", "m", "n", "r", "s", "t", "x", "nd", "ng", "rt", "st");

    /** Syllables chance may put together that nobody wants to read. */
    private static final Pattern RUDE = Pattern.compile("shit|tit|cum|nazi|negr|rapi|porn|anus|anal|penis|sex|homo|twat|jew|bum|poo|pee");

    Words {
        real = List.copyOf(real);
    }

    /** Draws a word; every third is a real one. */
    String word(Draw draw) {
        return draw.oneIn(3) ? draw.value(real) : madeUp(draw, draw.between(1, 2));
    }

    /** Draws a word of so many syllables that means nothing; in training every second one is made of parts of words instead. */
    String madeUp(Draw draw, int syllables) {
        return draw.own(() -> join(draw, syllables), word -> !RUDE.matcher(word).find());
    }

    private static String join(Draw draw, int syllables) {
        if (draw.split() == Split.TRAIN && draw.oneIn(2)) {
            return Fragments.word(draw.chance());
        }
        StringBuilder word = new StringBuilder(draw.oneIn(6) ? draw.pick(VOWELS) : "");
        for (int i = 0; i < syllables; i++) {
            word.append(draw.pick(ONSETS)).append(draw.pick(VOWELS)).append(i == syllables - 1 || draw.oneIn(4) ? draw.pick(CODAS) : "");
        }
        return word.toString();
    }
}
