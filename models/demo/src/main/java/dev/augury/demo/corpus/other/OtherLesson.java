package dev.augury.demo.corpus.other;

import dev.augury.demo.corpus.Exchange;
import dev.augury.demo.corpus.Lesson;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Teaches what to say to anything else: each kind of question has one answer, and none calls a tool. Sections of the sheet that have an answer are kinds of
 * questions, {@code weight} in front of their name saying how often; sections without an answer are the values of the slot of their name.
 */
public final class OtherLesson implements Lesson {

    private final List<Section> kinds;
    private final Map<String, List<String>> slots;

    /** Reads the sheet of the lesson. */
    public OtherLesson() {
        Sheet sheet = Sheet.of(OtherLesson.class, "other.txt");
        kinds = sheet.sections().stream().filter(s -> !s.answer().isEmpty()).flatMap(s -> Collections.nCopies(weight(s), s).stream()).toList();
        slots = new LinkedHashMap<>();
        sheet.sections().stream().filter(s -> s.answer().isEmpty()).forEach(s -> slots.put(s.name(), s.values()));
    }

    @Override
    public Skill skill() {
        return Skill.OTHER;
    }

    @Override
    public Exchange exchange(Split split, RandomGenerator chance) {
        Draw draw = new Draw(split, chance);
        Section kind = draw.pick(kinds);
        String phrasing = draw.phrasing(kind);
        Map<String, Object> values = new HashMap<>();
        slots.forEach((slot, list) -> {
            if (phrasing.contains("{" + slot + "}")) {
                values.put(slot, draw.value(list));
            }
        });
        values.put("n", draw.own(() -> draw.between(2, 999)));
        values.put("noise", Noise.of(draw));
        return new Turn(draw.vary(Turn.fill(phrasing, values)), kind.answer()).exchange(Skill.OTHER);
    }

    private static int weight(Section section) {
        String first = section.name().split(" ")[0];
        if (!first.matches("[1-9][0-9]?")) {
            throw new IllegalArgumentException("Section [" + section.name() + "] has an answer but no weight: begin its name with a number from 1 to 99.");
        }
        return Integer.parseInt(first);
    }
}
