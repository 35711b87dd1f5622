package dev.augury.demo.corpus.about;

import static org.assertj.core.api.Assertions.assertThat;

import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.LessonCheck;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AboutLessonTest {

    private final AboutLesson lesson = new AboutLesson();
    private final Sheet sheet = Sheet.of(AboutLesson.class, "facts.txt");
    private final List<Section> facts = sheet.sections().stream().filter(section -> !section.answer().isEmpty()).toList();

    @Test
    void exchangeRepeatsWithItsSeed() {
        LessonCheck.repeats(lesson);
    }

    @Test
    void exchangeKeepsHalvesApart() {
        LessonCheck.keepsHalvesApart(lesson);
    }

    @Test
    void factsAreEightyWithTwelvePhrasingsAndTwoHeldOut() {
        assertThat(facts).hasSize(80).allSatisfy(fact -> {
            assertThat(fact.train()).as(fact.name()).hasSizeGreaterThanOrEqualTo(12);
            assertThat(fact.heldOut()).as(fact.name()).hasSize(2);
            assertThat(fact.answer().split(" ")).as(fact.name()).hasSizeBetween(5, 32);
            assertThat(fact.answer()).as(fact.name()).matches("\\p{ASCII}+").endsWith(".");
        });
    }

    @Test
    void noPhrasingStandsTwiceAndNoAnswerBelongsToTwoFacts() {
        Map<String, String> seen = new HashMap<>();
        for (Section fact : facts) {
            Stream.concat(fact.train().stream(), fact.heldOut().stream()).forEach(phrasing -> {
                String plain = phrasing.toLowerCase(Locale.ROOT).replaceAll("[?.]$", "");
                assertThat(seen.put(plain, fact.name())).as("%s: %s", fact.name(), phrasing).isNull();
            });
        }
        assertThat(facts.stream().map(Section::answer).distinct()).hasSize(facts.size());
    }

    @Test
    void exchangeAsksForEveryFactInBothHalves() {
        for (Split split : Split.values()) {
            assertThat(LessonCheck.turns(lesson, split, 3_000).stream().map(Turn::answer).distinct()).hasSize(80);
        }
    }
}
