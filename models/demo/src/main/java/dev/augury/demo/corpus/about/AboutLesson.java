package dev.augury.demo.corpus.about;

import dev.augury.demo.corpus.Exchange;
import dev.augury.demo.corpus.Lesson;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Framing;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.List;
import java.util.random.RandomGenerator;

/** Teaches facts about Augury. */
public final class AboutLesson implements Lesson {

    private final List<Section> facts;

    /** Reads the sheet of facts. */
    public AboutLesson() {
        facts = Sheet.of(AboutLesson.class, "facts.txt").sections().stream().filter(section -> !section.answer().isEmpty()).toList();
    }

    @Override
    public Skill skill() {
        return Skill.ABOUT;
    }

    @Override
    public Exchange exchange(Split split, RandomGenerator chance) {
        Draw draw = new Draw(split, chance);
        Section fact = draw.pick(facts);
        return new Turn(Framing.frame(draw, draw.vary(draw.phrasing(fact)), true), fact.answer()).exchange(Skill.ABOUT);
    }
}
