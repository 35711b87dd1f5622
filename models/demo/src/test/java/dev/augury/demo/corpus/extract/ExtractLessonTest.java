package dev.augury.demo.corpus.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.LessonCheck;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ExtractLessonTest {

    private static final Pattern ANSWER =
            Pattern.compile("\\{\"name\": \"([A-Z][a-z]+ [A-Z][a-z]+)\", \"date\": \"(\\d{4}-\\d\\d-\\d\\d)\", \"amount\": ([1-9]\\d*(?:\\.\\d\\d)?)}");

    private final ExtractLesson lesson = new ExtractLesson();

    @Test
    void exchangeRepeatsWithItsSeed() {
        for (Split split : Split.values()) {
            assertThat(LessonCheck.turns(lesson, split, 2_000)).isEqualTo(LessonCheck.turns(lesson, split, 2_000));
        }
    }

    @Test
    void exchangeKeepsHalvesApart() {
        LessonCheck.keepsHalvesApart(lesson);
        LessonCheck.hasNoPhrasingTwice(Sheet.of(ExtractLesson.class, "extract.txt"));
        for (int group = 1; group <= 3; group++) {
            Set<String> train = new HashSet<>();
            for (Turn turn : LessonCheck.turns(lesson, Split.TRAIN, 10_000)) {
                train.add(answer(turn).group(group));
            }
            for (Turn turn : LessonCheck.turns(lesson, Split.HELD_OUT, 2_000)) {
                assertThat(train.contains(answer(turn).group(group))).as(turn.answer()).isFalse();
            }
        }
    }

    @Test
    void exchangeAnswersWithJsonOfWhatTheSentenceSays() {
        for (Split split : Split.values()) {
            assertThat(LessonCheck.turns(lesson, split, 5_000)).allSatisfy(turn -> {
                Matcher answer = answer(turn);
                LocalDate date = LocalDate.parse(answer.group(2));
                assertThat(turn.question()).contains(answer.group(1), answer.group(3), String.valueOf(date.getYear()), String.valueOf(date.getDayOfMonth()));
            });
        }
    }

    private static Matcher answer(Turn turn) {
        Matcher matcher = ANSWER.matcher(turn.answer());
        assertThat(matcher.matches()).as(turn.answer()).isTrue();
        return matcher;
    }
}
