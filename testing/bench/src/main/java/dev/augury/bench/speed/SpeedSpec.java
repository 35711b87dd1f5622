package dev.augury.bench.speed;

import java.nio.file.Path;
import java.util.List;

/**
 * What to measure.
 *
 * @param model model file
 * @param prompt tokens of the prompts
 * @param generated tokens to generate after each
 * @param widths numbers of sequences that decode together
 * @param repeats how often everything is measured, after a round that warms up the compiler; the medians are reported
 */
public record SpeedSpec(Path model, int prompt, int generated, List<Integer> widths, int repeats) {

    /** Refuses what cannot be measured. */
    public SpeedSpec {
        widths = List.copyOf(widths);
        if (prompt < 1 || generated < 1 || repeats < 1 || widths.stream().anyMatch(width -> width < 1)) {
            throw new IllegalArgumentException("Prompt, generated tokens, repeats and widths must each be 1 or more");
        }
    }

    int width() {
        return widths.stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
