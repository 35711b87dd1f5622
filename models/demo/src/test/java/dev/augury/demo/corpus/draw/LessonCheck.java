package dev.augury.demo.corpus.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.Exchange;
import dev.augury.demo.corpus.Lesson;
import dev.augury.demo.corpus.Message;
import dev.augury.demo.corpus.Split;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** What holds for every lesson that calls nothing. */
public final class LessonCheck {

    private static final long SEED = 20261121;

    private LessonCheck() {}

    /** Makes exchanges of a half; the same every time. */
    public static List<Turn> turns(Lesson lesson, Split split, int count) {
        Random chance = new Random(SEED);
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Exchange exchange = lesson.exchange(split, chance);
            assertThat(exchange.skill()).isEqualTo(lesson.skill());
            assertThat(exchange.tools()).isEmpty();
            assertThat(exchange.messages()).hasSize(2);
            Message.Answer answer = (Message.Answer) exchange.messages().get(1);
            assertThat(answer.calls()).isEmpty();
            turns.add(new Turn(((Message.Ask) exchange.messages().get(0)).text(), answer.text()));
        }
        return turns;
    }

    /** Asserts that a seed repeats its exchanges, and that question and answer are never blank and hold no special token. */
    public static void repeats(Lesson lesson) {
        for (Split split : Split.values()) {
            List<Turn> turns = turns(lesson, split, 2_000);
            assertThat(turns(lesson, split, 2_000)).as("seed %d", SEED).isEqualTo(turns);
            assertThat(turns).allSatisfy(turn -> {
                assertThat(turn.question()).isNotBlank().isEqualTo(turn.question().strip()).doesNotContain("<|", "{");
                assertThat(turn.answer()).isNotBlank().isEqualTo(turn.answer().strip()).doesNotContain("<|");
            });
        }
    }

    /** Asserts that no question of the held-out half, compared without case and marks at its end, is asked in training. */
    public static void keepsHalvesApart(Lesson lesson) {
        Set<String> train = new HashSet<>();
        turns(lesson, Split.TRAIN, 20_000).forEach(turn -> train.add(plain(turn.question())));
        assertThat(turns(lesson, Split.HELD_OUT, 5_000)).as("seed %d", SEED).noneMatch(turn -> train.contains(plain(turn.question())));
    }

    /** Asserts that no phrasing of a sheet stands there twice. */
    public static void hasNoPhrasingTwice(Sheet sheet) {
        for (Section section : sheet.sections()) {
            Set<String> seen = new HashSet<>();
            section.train().forEach(phrasing -> assertThat(seen.add(plain(phrasing))).as("[%s] %s", section.name(), phrasing).isTrue());
            section.heldOut().forEach(phrasing -> assertThat(seen.add(plain(phrasing))).as("[%s] %s", section.name(), phrasing).isTrue());
        }
    }

    private static String plain(String question) {
        return question.toLowerCase(Locale.ROOT).replaceAll("[?.]$", "");
    }
}
