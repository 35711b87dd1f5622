package dev.augury.demo.corpus.other;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.LessonCheck;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import org.junit.jupiter.api.Test;

class OtherLessonTest {

    private final OtherLesson lesson = new OtherLesson();

    @Test
    void exchangeRepeatsWithItsSeed() {
        LessonCheck.repeats(lesson);
    }

    @Test
    void exchangeKeepsHalvesApart() {
        LessonCheck.keepsHalvesApart(lesson);
        LessonCheck.hasNoPhrasingTwice(Sheet.of(OtherLesson.class, "other.txt"));
    }

    @Test
    void exchangeGivesEveryAnswerInBothHalvesAndBriefly() {
        for (Split split : Split.values()) {
            assertThat(LessonCheck.turns(lesson, split, 2_000).stream().map(Turn::answer).distinct())
                    .hasSize(10)
                    .allSatisfy(answer -> assertThat(answer.split(" ")).hasSizeLessThan(32));
        }
    }
}
