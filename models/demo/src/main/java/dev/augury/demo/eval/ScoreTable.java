package dev.augury.demo.eval;

import dev.augury.demo.corpus.Skill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes scores: shares of the trials in percent, nothing where a measure does not concern a skill. */
public final class ScoreTable {

    private final List<Tally> tallies;

    /** Makes a table of the scores, one row each. */
    public ScoreTable(List<Tally> tallies) {
        this.tallies = List.copyOf(tallies);
    }

    /** Returns aligned columns for a terminal. */
    public List<String> text() {
        String measures = Arrays.stream(Measure.values()).map(measure -> String.format("%14s", measure.title())).collect(Collectors.joining());
        List<String> lines = new ArrayList<>();
        lines.add(String.format("%-12s%8s%s  %-5s %s", "skill", "prompts", measures, "met", "bounds"));
        for (Tally tally : tallies) {
            String percents = Arrays.stream(Measure.values()).map(measure -> String.format("%14s", percent(tally, measure))).collect(Collectors.joining());
            lines.add(String.format("%-12s%8d%s  %-5s %s", name(tally.skill()), tally.prompts(), percents, met(tally), bounds(tally)));
        }
        return lines;
    }

    /** Returns a table for a page in Markdown. */
    public List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("| Skill | Prompts | " + titles(" | ") + " | Bounds | Met |");
        lines.add("|---|--:|" + "--:|".repeat(Measure.values().length) + "---|---|");
        tallies.forEach(tally -> lines.add("| " + name(tally.skill()) + " | " + tally.prompts() + " | " + percents(tally, " | ") + " | " + bounds(tally)
                + " | " + met(tally) + " |"));
        return lines;
    }

    /** Returns lines of values with commas between them. */
    public List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("skill,prompts," + titles(",") + ",met");
        tallies.forEach(tally -> lines.add(name(tally.skill()) + "," + tally.prompts() + "," + numbers(tally) + "," + tally.passes()));
        return lines;
    }

    /** Returns a JSON array of one object per skill. */
    public List<String> json() {
        List<String> rows = tallies.stream().map(tally -> "  {\"skill\": \"" + name(tally.skill()) + "\", \"prompts\": " + tally.prompts() + ", "
                + concerning(tally).map(measure -> "\"" + measure.title() + "\": " + number(tally, measure)).collect(Collectors.joining(", "))
                + ", \"met\": " + tally.passes() + "}").toList();
        return List.of("[", String.join(",\n", rows), "]");
    }

    private static Stream<Measure> concerning(Tally tally) {
        return Arrays.stream(Measure.values()).filter(measure -> measure.concerns(tally.skill()));
    }

    private static String titles(String separator) {
        return Arrays.stream(Measure.values()).map(Measure::title).collect(Collectors.joining(separator));
    }

    private static String percents(Tally tally, String separator) {
        return Arrays.stream(Measure.values()).map(measure -> percent(tally, measure)).collect(Collectors.joining(separator));
    }

    private static String numbers(Tally tally) {
        return Arrays.stream(Measure.values()).map(measure -> measure.concerns(tally.skill()) ? number(tally, measure) : "").collect(Collectors.joining(","));
    }

    private static String percent(Tally tally, Measure measure) {
        return measure.concerns(tally.skill()) ? number(tally, measure) + " %" : "";
    }

    private static String number(Tally tally, Measure measure) {
        return String.format(Locale.ROOT, "%.1f", tally.percent(measure));
    }

    private static String name(Skill skill) {
        return skill.name().toLowerCase(Locale.ROOT);
    }

    private static String met(Tally tally) {
        return tally.passes() ? "yes" : "NO";
    }

    private static String bounds(Tally tally) {
        return Bound.of(tally.skill()).stream().map(Bound::toString).collect(Collectors.joining(", "));
    }
}
