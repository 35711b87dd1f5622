package dev.augury.demo.corpus.extract;

import dev.augury.demo.corpus.Exchange;
import dev.augury.demo.corpus.Lesson;
import dev.augury.demo.corpus.Skill;
import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.Values;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Framing;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Teaches to write the name, the date and the amount of a sentence as JSON; the amount has the digits that the sentence has. */
public final class ExtractLesson implements Lesson {

    private static final LocalDate FIRST_DAY = LocalDate.of(2015, 1, 1);
    private static final int DAYS = 20 * 365;
    private static final int DISTRACTOR_MAX = 900;

    private final Section frames;
    private final Section sentences;
    private final List<String> firstNames;
    private final List<String> lastNames;
    private final List<String> things;
    private final List<String> places;

    /** Reads the sheet of the lesson. */
    public ExtractLesson() {
        Sheet sheet = Sheet.of(ExtractLesson.class, "extract.txt");
        frames = sheet.section("frames");
        sentences = sheet.section("sentences");
        firstNames = sheet.section("first names").values();
        lastNames = sheet.section("last names").values();
        things = sheet.section("things").values();
        places = sheet.section("places").values();
    }

    @Override
    public Skill skill() {
        return Skill.EXTRACT;
    }

    @Override
    public Exchange exchange(Split split, RandomGenerator chance) {
        Draw draw = new Draw(split, chance);
        String name = draw.own(() -> word(draw, firstNames) + " " + word(draw, lastNames));
        LocalDate date = draw.own(() -> FIRST_DAY.plusDays(draw.between(0, DAYS)));
        String amount = draw.own(() -> number(draw));
        String sentence = Turn.fill(
                draw.phrasing(sentences),
                Map.of(
                        "name", name,
                        "date", Dates.write(date, draw),
                        "amount", Amounts.write(amount, draw),
                        "thing", draw.value(things),
                        "place", draw.value(places),
                        "n", draw.own(() -> draw.between(2, DISTRACTOR_MAX))));
        String frame = draw.phrasing(frames);
        String question = Framing.frame(draw, draw.vary(frame), !frame.startsWith("{")).replace("{sentence}", sentence);
        String answer = "{\"name\": \"" + name + "\", \"date\": \"" + date + "\", \"amount\": " + amount + "}";
        return new Turn(question, answer).exchange(Skill.EXTRACT);
    }

    /** A word of a name; in training every second is made up, so that names are copied and not known by heart. */
    private static String word(Draw draw, List<String> known) {
        return draw.split() == Split.TRAIN && draw.oneIn(2) ? Values.inventedName(draw.split(), draw.chance()) : draw.pick(known);
    }

    /** Numbers of one to four digits, each length as often, half of them with cents. */
    private static String number(Draw draw) {
        int digits = draw.between(1, 4);
        int low = (int) Math.pow(10, digits - 1);
        int whole = draw.between(low, low * 10 - 1);
        return draw.oneIn(2) ? String.valueOf(whole) : "%d.%02d".formatted(whole, draw.between(0, 99));
    }
}
