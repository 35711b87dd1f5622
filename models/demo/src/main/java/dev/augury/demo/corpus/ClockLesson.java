package dev.augury.demo.corpus;

import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.tools.Clock;
import dev.augury.demo.tools.Json;
import dev.augury.demo.tools.ToolBox;
import dev.augury.demo.tools.ToolException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Date and time in cities: the answer says exactly what was asked for. Cities that the clock does not know teach to copy names and to say so. */
public final class ClockLesson implements Lesson {

    private static final double UNKNOWN_SHARE = 0.35;
    private static final double TWO_SHARE = 0.12;
    private static final long FIRST_SECOND = 1_577_836_800;
    private static final int MINUTES = 15 * 365 * 24 * 60;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final Set<String> NEEDED = Set.of(ToolBox.CLOCK);
    private static final List<String> CITIES = new Clock(InstantSource.system()).cities();

    private static final Topic TIME = new Topic("It is {time} in {city}.", Choices.lines("""
            What time is it in {city}?
            What is the time in {city}?
            What's the time in {city}?
            Tell me the time in {city}.
            time in {city}?
            How late is it in {city}?
            Do you know what time it is in {city}?
            Can you tell me what time it is in {city}?
            What time is it now in {city}?
            What time is it in {city} right now?
            I need the current time in {city}.
            {city}: what time is it?
            Current time in {city}?
            Please tell me the time in {city}.
            What does the clock say in {city}?
            What is the current time in {city}?
            Give me the time in {city}.
            what time is it in {city}
            Could you tell me the time in {city}?
            The time in {city}, please.
            How late is it now in {city}?
            I want to know what time it is in {city}.
            Say what time it is in {city}.
            Please say what time it is in {city}.
            """).andTrain("""
            Would you tell me the time in {city}?
            I would like to know the time in {city}.
            Say the time in {city}.
            What time do they have in {city}?
            Do you have the time in {city}?
            What is the local time in {city}?
            Please look up the time in {city}.
            Could you say what time it is in {city}?
            Which time is it in {city} at the moment?
            """));
    private static final Topic DATE = new Topic("In {city} it is {date}.", Choices.lines("""
            What is the date in {city}?
            What's the date in {city}?
            What date is it in {city}?
            Tell me the date in {city}.
            date in {city}?
            What is today's date in {city}?
            Which date is it in {city}?
            Can you tell me the date in {city}?
            What date do they have in {city}?
            Please tell me the date in {city}.
            I need the current date in {city}.
            {city}: what is the date?
            Give me today's date in {city}.
            Could you tell me the date in {city}?
            What is the current date in {city}?
            Please give me the date in {city}.
            """).andTrain("""
            Would you give me the date in {city}?
            I would like to know the date in {city}.
            Say what date it is in {city}.
            What is the date today in {city}?
            Please look up the date in {city}.
            Could you say which date it is in {city}?
            What day and month is it in {city}?
            """));
    private static final Topic WEEKDAY = new Topic("It is {weekday} in {city}.", Choices.lines("""
            What weekday is it in {city}?
            Which weekday is it in {city}?
            What day of the week is it in {city}?
            Which day of the week is it in {city}?
            Tell me the weekday in {city}.
            weekday in {city}?
            Say which weekday it is in {city}.
            Can you tell me the weekday in {city}?
            What weekday do they have in {city}?
            Please tell me the weekday in {city}.
            I need the current weekday in {city}.
            {city}: which weekday is it?
            Give me the weekday in {city}.
            What is the weekday in {city}?
            Do you know the weekday in {city}?
            Please give me the weekday in {city}.
            """).andTrain("""
            Would you give me the weekday in {city}?
            I would like to know which weekday it is in {city}.
            What is today's weekday in {city}?
            Please look up the weekday in {city}.
            Could you say which weekday it is in {city}?
            Please say which day of the week it is in {city}.
            """));
    private static final Topic ALL = new Topic("It is {time} on {weekday}, {date}, in {city}.", Choices.lines("""
            What are the date and time in {city}?
            Tell me date and time in {city}.
            date and time in {city}?
            What is the date and what is the time in {city}?
            I need date and time in {city}.
            Give me the date and the time in {city}.
            Which date and time is it in {city}?
            Can you tell me the date and time in {city}?
            {city}: date and time?
            Please tell me the date and the time in {city}.
            Current date and time in {city}?
            What are the current date and time in {city}?
            Tell me the time and the date in {city}.
            What are time and date in {city}?
            Could you tell me date and time in {city}?
            Please give me date and time in {city}.
            """).andTrain("""
            Would you give me date and time in {city}?
            I would like to know the date and the time in {city}.
            Say date and time in {city}.
            Please look up date and time in {city}.
            Can you say which date and time it is in {city}?
            Give me time and date in {city}, please.
            """));
    private static final Topic TWO = new Topic("It is {time} in {city} and {time2} in {city2}.", Choices.lines("""
            What time is it in {city} and in {city2}?
            What time is it in {city} and {city2}?
            Tell me the time in {city} and in {city2}.
            What is the time in {city} and {city2}?
            time in {city} and {city2}?
            I need the current time in {city} and {city2}.
            Please tell me the time in {city} and in {city2}.
            Can you tell me what time it is in {city} and in {city2}?
            What is the time in {city} and in {city2}?
            Give me the time in {city} and in {city2}.
            How late is it in {city} and {city2}?
            current time in {city} and in {city2}?
            What time is it now in {city} and in {city2}?
            Please tell me what time it is in {city} and {city2}.
            The time in {city} and in {city2}, please.
            Can you tell me the time in {city} and in {city2}?
            """).andTrain("""
            Would you tell me the time in {city} and in {city2}?
            I would like to know what time it is in {city} and in {city2}.
            Say what time it is in {city} and {city2}.
            Please look up the time in {city} and in {city2}.
            Could you say what time it is in {city} and in {city2}?
            What is the local time in {city} and in {city2}?
            """));
    private static final List<Topic> TOPICS = List.of(TIME, TIME, DATE, WEEKDAY, ALL);

    /** Ways to ask for something, and how it is answered. */
    private record Topic(String answer, Choices questions) {}

    @Override
    public Skill skill() {
        return Skill.CLOCK;
    }

    @Override
    public Exchange exchange(Split split, RandomGenerator chance) {
        double kind = chance.nextDouble();
        boolean unknown = kind < UNKNOWN_SHARE;
        String city = new Draw(split, chance).own(() -> unknown ? invented(split, chance) : Values.from(CITIES, chance));
        String other = new Draw(split, chance).own(() -> Values.from(CITIES, chance));
        boolean two = kind > 1 - TWO_SHARE && !city.equals(other);
        Topic topic = two ? TWO : TOPICS.get(chance.nextInt(TOPICS.size()));
        Instant now = Instant.ofEpochSecond(FIRST_SECOND + 60L * chance.nextInt(MINUTES));
        Turns turns = new Turns(Fill.varied(topic.questions.draw(split, chance), Map.of("city", city, "city2", other), split, chance), now);
        List<String> responses = two ? turns.call(ToolBox.CLOCK, "city", city, other) : turns.call(ToolBox.CLOCK, "city", city);
        Map<String, @Nullable Object> first = read(responses.getFirst());
        if (first.containsKey("error")) {
            return turns.answer(Skill.CLOCK, NEEDED, "The clock does not know " + city + ".");
        }
        return turns.answer(Skill.CLOCK, NEEDED, Fill.in(topic.answer, Map.of("city", city, "city2", other, "time", text(first, "time"),
                "time2", text(read(responses.getLast()), "time"), "weekday", text(first, "weekday"), "date", LocalDate.parse(text(first, "date")).format(DAY))));
    }

    /** A city that nobody knows, of two words every second time. */
    private static String invented(Split split, RandomGenerator chance) {
        String first = Values.inventedName(split, chance);
        return chance.nextBoolean() ? first + " " + Values.inventedName(split, chance) : first;
    }

    private static Map<String, @Nullable Object> read(String response) {
        try {
            return Json.object(response);
        } catch (ToolException e) {
            throw new IllegalStateException("The clock gives no JSON object: " + response, e);
        }
    }

    private static String text(Map<String, @Nullable Object> response, String name) {
        return String.valueOf(response.get(name));
    }
}
