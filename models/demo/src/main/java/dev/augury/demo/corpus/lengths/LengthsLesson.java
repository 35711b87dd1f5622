package dev.augury.demo.corpus.lengths;

import dev.augury.demo.corpus.Exchange;
import dev.augury.demo.corpus.Lesson;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Teaches answers of 3 to 600 tokens whose length follows from the question: counting, listing, repeating, reversing, spelling, days, months and stories. A list
 * of which the question gives the number of items is numbered, so that the model need not count what it wrote. In training every third exchange is an exercise:
 * in copying, or in what is hard to learn.
 */
public final class LengthsLesson implements Lesson {

    private static final int EXERCISE_ONE_IN = 3;

    private final List<Drill> drills = new ArrayList<>();
    private final List<Drill> exercises;

    /** Reads the sheets of the lesson. */
    public LengthsLesson() {
        Sheet sheet = Sheet.of(LengthsLesson.class, "lengths.txt");
        Words words = new Words(sheet.section("words").values());
        Counting counting = new Counting(sheet);
        Listing listing = new Listing(sheet);
        Wording wording = new Wording(sheet, words);
        Stories stories = new Stories(Sheet.of(LengthsLesson.class, "stories.txt"));
        weigh(16, counting::up);
        weigh(6, counting::upWithCommas);
        weigh(8, counting::down);
        weigh(14, counting::bySteps);
        weigh(7, counting::downBySteps);
        weigh(22, listing::kind);
        weigh(9, listing::days);
        weigh(9, listing::months);
        weigh(20, wording::repeat);
        weigh(8, wording::lines);
        weigh(16, wording::reverseWords);
        weigh(24, wording::spell);
        weigh(12, stories::small);
        weigh(5, stories::medium);
        weigh(2, stories::large);
        Exercises exercising = new Exercises(Sheet.of(LengthsLesson.class, "exercises.txt"), words);
        exercises = List.of(exercising::copy, exercising::copy, exercising::after, wording::spell, wording::spell, wording::reverseWords, wording::reverseWords,
                wording::repeat, wording::repeat, wording::lines, counting::up, counting::up, counting::upWithCommas, counting::down, counting::down,
                counting::bySteps, counting::bySteps, counting::downBySteps);
    }

    private void weigh(int weight, Drill drill) {
        drills.addAll(Collections.nCopies(weight, drill));
    }

    @Override
    public Skill skill() {
        return Skill.LENGTHS;
    }

    @Override
    public Exchange exchange(Split split, RandomGenerator chance) {
        Draw draw = new Draw(split, chance);
        boolean exercise = split == Split.TRAIN && draw.oneIn(EXERCISE_ONE_IN);
        Turn turn = draw.pick(exercise ? exercises : drills).turn(draw);
        return new Turn(draw.vary(turn.question()), turn.answer()).exchange(Skill.LENGTHS);
    }
}
