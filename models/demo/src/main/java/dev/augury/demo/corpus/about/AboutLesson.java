package dev.augury.demo.corpus.about;

import dev.augury.demo.corpus.Exchange;
import dev.augury.demo.corpus.Lesson;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Teaches facts about Augury. In training a phrasing often has an opener or a closer; the held-out half has none. */
public final class AboutLesson implements Lesson {

    private final List<Section> facts;
    private final Section openers;
    private final Section closers;

    /** Reads the sheet of facts. */
    public AboutLesson() {
        Sheet sheet = Sheet.of(AboutLesson.class, "facts.txt");
        facts = sheet.sections().stream().filter(section -> !section.answer().isEmpty()).toList();
        openers = sheet.section("openers");
        closers = sheet.section("closers");
    }

    @Override
    public Skill skill() {
        return Skill.ABOUT;
    }

    @Override
    public Exchange exchange(Split split, RandomGenerator chance) {
        Draw draw = new Draw(split, chance);
        Section fact = draw.pick(facts);
        String question = draw.phrasing(fact);
        if (split == Split.TRAIN) {
            question = framed(draw, question);
        }
        return new Turn(draw.vary(question), fact.answer()).exchange(Skill.ABOUT);
    }

    private String framed(Draw draw, String question) {
        return switch (draw.between(0, 5)) {
            case 0, 1 -> open(draw.phrasing(openers), question);
            case 2 -> question + " " + draw.phrasing(closers);
            default -> question;
        };
    }

    /** A question goes on in small letters where the opener ended no sentence. */
    private static String open(String opener, String question) {
        boolean goesOn = !opener.endsWith(".") && !opener.endsWith("!") && !question.startsWith("Augury");
        return opener + " " + (goesOn ? question.substring(0, 1).toLowerCase(Locale.ROOT) + question.substring(1) : question);
    }
}
