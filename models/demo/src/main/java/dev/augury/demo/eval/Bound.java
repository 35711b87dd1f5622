package dev.augury.demo.eval;

import dev.augury.demo.corpus.Skill;
import java.util.List;
import java.util.Locale;

/**
 * The least share of trials that must meet a measure.
 *
 * @param measure the measure
 * @param percent the share, 0 to 100
 */
public record Bound(Measure measure, int percent) {

    /** Returns what is asked of a skill. */
    public static List<Bound> of(Skill skill) {
        return switch (skill) {
            case ARITHMETIC, CLOCK, SHOP -> List.of(new Bound(Measure.CALLS, 97), new Bound(Measure.EXACT, 95));
            case ABOUT -> List.of(new Bound(Measure.EXACT, 95));
            case LENGTHS -> List.of(new Bound(Measure.EXACT, 90), new Bound(Measure.LENGTH, 97));
            case EXTRACT -> List.of(new Bound(Measure.JSON, 95));
            case OTHER -> List.of(new Bound(Measure.NO_CALL, 98));
        };
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s ≥ %d %%", measure.title(), percent);
    }
}
