package dev.augury.demo.corpus;

import dev.augury.demo.corpus.about.AboutLesson;
import dev.augury.demo.corpus.extract.ExtractLesson;
import dev.augury.demo.corpus.lengths.LengthsLesson;
import dev.augury.demo.corpus.other.OtherLesson;
import java.util.List;

/** The lessons of the demo model. */
public final class Lessons {

    private Lessons() {}

    /** Returns one lesson for each skill. */
    public static List<Lesson> all() {
        return List.of(new ArithmeticLesson(), new ClockLesson(), new ShopLesson(), new AboutLesson(), new LengthsLesson(), new ExtractLesson(), new OtherLesson());
    }
}
