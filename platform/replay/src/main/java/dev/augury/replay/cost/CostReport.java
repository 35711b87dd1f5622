package dev.augury.replay.cost;

import java.util.List;

/**
 * The costs of an engine.
 *
 * @param costs what was fitted
 * @param rows every shape, steps first, then contexts computed anew, then moves between the tiers
 * @param rounds how often each was timed
 */
public record CostReport(FittedCosts costs, List<CostRow> rows, int rounds) {

    /** Copies the list. */
    public CostReport {
        rows = List.copyOf(rows);
    }
}
