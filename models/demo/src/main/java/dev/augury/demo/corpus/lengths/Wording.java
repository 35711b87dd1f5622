package dev.augury.demo.corpus.lengths;

import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Repeating, reversing and spelling words. */
final class Wording {

    private static final int REPEATS_MAX = 5;
    private static final int LINES_MAX = 30;
    private static final int SYLLABLES_MAX = 3;

    private final Words words;
    private final Section repeat;
    private final Section lines;
    private final Section reverse;
    private final Section spell;

    Wording(Sheet sheet, Words words) {
        this.words = words;
        repeat = sheet.section("repeat");
        lines = sheet.section("numbered lines");
        reverse = sheet.section("reverse words");
        spell = sheet.section("spell");
    }

    /** A word or two, several times. */
    Turn repeat(Draw draw) {
        String text = phrase(draw);
        int times = draw.between(2, REPEATS_MAX);
        String question = Turn.fill(draw.phrasing(repeat), Map.of("w", quoted(draw, text), "n", times));
        return new Turn(question, String.join(" ", Collections.nCopies(times, text)));
    }

    /** A word or two on numbered lines. */
    Turn lines(Draw draw) {
        String text = phrase(draw);
        int times = draw.oneIn(8) ? draw.between(11, LINES_MAX) : draw.between(2, 10);
        String question = Turn.fill(draw.phrasing(lines), Map.of("w", quoted(draw, text), "n", times));
        return new Turn(question, Listing.numbered(Collections.nCopies(times, text)));
    }

    /** Three to six words, last one first. */
    Turn reverseWords(Draw draw) {
        List<String> list = new ArrayList<>();
        for (int left = draw.between(3, 6); left > 0; left--) {
            list.add(words.word(draw));
        }
        String separator = draw.oneIn(2) ? ", " : " ";
        String question = Turn.fill(draw.phrasing(reverse), Map.of("list", String.join(separator, list)));
        return new Turn(question, String.join(", ", list.reversed()));
    }

    /** The letters of a word. */
    Turn spell(Draw draw) {
        String word = letters(draw);
        return new Turn(Turn.fill(draw.phrasing(spell), Map.of("w", quoted(draw, word))), dashed(word));
    }

    private String phrase(Draw draw) {
        return draw.oneIn(3) ? words.word(draw) + " " + words.word(draw) : words.word(draw);
    }

    /**
     * A word to spell. Real words are spelled in training only: a frequent word can be one token of the vocabulary, whose letters nothing but its own spelling
     * teaches.
     */
    private String letters(Draw draw) {
        return draw.split() == Split.TRAIN && draw.oneIn(4) ? draw.pick(words.real()) : words.madeUp(draw, draw.between(1, SYLLABLES_MAX));
    }

    private static String quoted(Draw draw, String text) {
        return draw.oneIn(3) ? "\"" + text + "\"" : text;
    }

    private static String dashed(String word) {
        return word.chars().mapToObj(Character::toString).collect(Collectors.joining("-"));
    }
}
