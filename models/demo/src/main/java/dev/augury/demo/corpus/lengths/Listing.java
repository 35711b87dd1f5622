package dev.augury.demo.corpus.lengths;

import dev.augury.demo.corpus.Split;
import dev.augury.demo.corpus.draw.Draw;
import dev.augury.demo.corpus.draw.Section;
import dev.augury.demo.corpus.draw.Sheet;
import dev.augury.demo.corpus.draw.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Lists in a fixed order: of each kind, the days of the week, the months. At most twelve are asked for in the evaluation. Training asks for up to fourteen, so that
 * each of the twelve is taught also where all long lists of its kind are held out.
 */
final class Listing {

    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen");
    private static final int LEAST = 2;
    private static final int HELD_OUT_MOST = 12;

    private final Section kindPhrasings;
    private final List<Section> kinds;
    private final Section dayRange;
    private final Section dayCount;
    private final Section monthRange;
    private final Section monthCount;
    private final List<String> days;
    private final List<String> months;

    Listing(Sheet sheet) {
        kindPhrasings = sheet.section("list");
        kinds = sheet.sections().stream().filter(s -> s.name().startsWith("kind ")).toList();
        dayRange = sheet.section("days from to");
        dayCount = sheet.section("days from");
        monthRange = sheet.section("months from to");
        monthCount = sheet.section("months from");
        days = sheet.section("days").values();
        months = sheet.section("months").values();
    }

    /** The first n of a kind. */
    Turn kind(Draw draw) {
        Wanted wanted = draw.own(() -> {
            Section kind = draw.pick(kinds);
            int most = draw.split() == Split.TRAIN ? kind.values().size() : HELD_OUT_MOST;
            return new Wanted(kind.name().substring("kind ".length()), draw.between(LEAST, most));
        });
        List<String> items = kinds.stream().filter(k -> k.name().equals("kind " + wanted.name())).findFirst().orElseThrow().values();
        String question = Turn.fill(draw.phrasing(kindPhrasings), Map.of("n", number(draw, wanted.count()), "kind", wanted.name()));
        return new Turn(question, numbered(items.subList(0, wanted.count())));
    }

    /** Days of the week, up to two weeks of them. */
    Turn days(Draw draw) {
        return round(draw, days, dayRange, dayCount);
    }

    /** Months of the year. */
    Turn months(Draw draw) {
        return round(draw, months, monthRange, monthCount);
    }

    private static Turn round(Draw draw, List<String> names, Section range, Section count) {
        boolean ranged = draw.oneIn(2);
        int most = ranged ? names.size() : 12;
        Wanted wanted = draw.own(() -> new Wanted(draw.pick(names), draw.between(LEAST, most)));
        int first = names.indexOf(wanted.name());
        List<String> items = IntStream.range(first, first + wanted.count()).mapToObj(i -> names.get(i % names.size())).toList();
        if (ranged) {
            String question = Turn.fill(draw.phrasing(range), Map.of("a", wanted.name(), "b", items.getLast()));
            return new Turn(question, String.join(", ", items));
        }
        String question = Turn.fill(draw.phrasing(count), Map.of("n", number(draw, wanted.count()), "a", wanted.name()));
        return new Turn(question, numbered(items));
    }

    private static String number(Draw draw, int n) {
        return draw.oneIn(2) ? String.valueOf(n) : NUMBERS.get(n);
    }

    static String numbered(List<String> items) {
        List<String> lines = new ArrayList<>();
        for (String item : items) {
            lines.add((lines.size() + 1) + ". " + item);
        }
        return lines.stream().collect(Collectors.joining("\n"));
    }

    private record Wanted(String name, int count) {}
}
