package dev.augury.spi.engine;

import java.util.List;

/**
 * One ragged step: tokens per sequence. There is no prefill and no decode: a prompt chunk, one generated token, a recomputation and a verification
 * are all "n tokens of this sequence".
 *
 * @param rows the rows, at most one per sequence, at least one
 * @param groups rows that share a prefix; may be empty
 */
public record StepPlan(List<StepRow> rows, List<PrefixGroup> groups) {

    /** Copies the lists. */
    public StepPlan {
        rows = List.copyOf(rows);
        groups = List.copyOf(groups);
    }

    /** Returns the tokens of all rows. */
    public int tokens() {
        int sum = 0;
        for (StepRow row : rows) {
            sum += row.tokens().length;
        }
        return sum;
    }
}
