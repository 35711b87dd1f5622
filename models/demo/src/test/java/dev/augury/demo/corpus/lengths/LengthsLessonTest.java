package dev.augury.demo.corpus.lengths;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.LessonCheck;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LengthsLessonTest {

    private static final Sheet SHEET = Sheet.of(LengthsLesson.class, "lengths.txt");

    private final LengthsLesson lesson = new LengthsLesson();
    private final Stories stories = new Stories(Sheet.of(LengthsLesson.class, "stories.txt"));

    @Test
    void exchangeRepeatsWithItsSeed() {
        LessonCheck.repeats(lesson);
    }

    @Test
    void exchangeKeepsHalvesApart() {
        LessonCheck.keepsHalvesApart(lesson);
        LessonCheck.hasNoPhrasingTwice(SHEET);
        LessonCheck.hasNoPhrasingTwice(Sheet.of(LengthsLesson.class, "stories.txt"));
    }

    @Test
    void exchangeIsNeverTooLongAndLongAnswersTakeAQuarterAtMost() {
        List<Turn> turns = LessonCheck.turns(lesson, Split.TRAIN, 20_000);
        assertThat(turns).allSatisfy(turn -> assertThat(weight(turn.answer())).isBetween(2, 600));
        int all = turns.stream().mapToInt(turn -> weight(turn.question() + " " + turn.answer())).sum();
        int ofLongStories = turns.stream().map(Turn::answer).filter(answer -> answer.startsWith("Long ago")).mapToInt(LengthsLessonTest::weight).sum();
        assertThat(ofLongStories / (double) all).isLessThan(0.25);
    }

    @Test
    void countingReachesItsEnd() {
        Counting counting = new Counting(SHEET);
        assertThat(turns(counting::down)).allSatisfy(turn -> {
            List<Integer> asked = numbers(turn.question());
            List<Integer> counted = numbers(turn.answer());
            assertThat(asked).contains(counted.getFirst(), counted.getLast());
            assertThat(counted).hasSizeBetween(3, 120).hasSize(counted.getFirst() - counted.getLast() + 1);
        });
        assertThat(turns(counting::bySteps)).allSatisfy(turn -> {
            List<Integer> counted = numbers(turn.answer());
            int step = counted.get(1) - counted.get(0);
            assertThat(numbers(turn.question())).contains(counted.getFirst(), counted.getLast(), step);
            assertThat(counted.getLast() - counted.getFirst()).isEqualTo(step * (counted.size() - 1));
        });
    }

    /** A list is held out by its kind and number; where all long ones of a kind were, their last items would be asked for and never taught. */
    @Test
    void itemsOfHeldOutListsAreTaught() {
        Listing listing = new Listing(SHEET);
        Random chance = new Random(5);
        Set<String> taught = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            taught.addAll(listing.kind(new Draw(Split.TRAIN, chance)).answer().lines().toList());
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(listing.kind(new Draw(Split.HELD_OUT, chance)).answer().lines()).hasSizeBetween(2, 12).isSubsetOf(taught);
        }
    }

    @Test
    void storyHasTheSentencesOfItsLength() {
        assertThat(turns(stories::small)).allSatisfy(turn -> assertThat(sentences(turn.answer())).isEqualTo(3));
        assertThat(turns(stories::medium)).allSatisfy(turn -> assertThat(sentences(turn.answer())).isEqualTo(10));
        assertThat(turns(stories::large)).allSatisfy(turn -> assertThat(sentences(turn.answer())).isEqualTo(30));
    }

    @Test
    void spellingIsDashed() {
        Wording wording = new Wording(SHEET, new Words(SHEET.section("words").values()));
        assertThat(turns(wording::spell)).allSatisfy(turn -> assertThat(turn.question()).contains(turn.answer().replace("-", "")));
    }

    private static List<Turn> turns(Function<Draw, Turn> drill) {
        Random chance = new Random(5);
        return Stream.of(Split.values())
                .flatMap(split -> Stream.generate(() -> drill.apply(new Draw(split, chance))).limit(500))
                .toList();
    }

    private static List<Integer> numbers(String text) {
        return Stream.of(text.split("[^0-9]+")).filter(part -> !part.isEmpty()).map(Integer::valueOf).toList();
    }

    private static long sentences(String text) {
        return text.chars().filter(c -> c == '.' || c == '?').count();
    }

    /** Tokens, roughly: words, single digits and marks. */
    private static int weight(String text) {
        return text.replaceAll("([^\\p{L}\\s])", " $1 ").strip().split("\\s+").length;
    }
}
