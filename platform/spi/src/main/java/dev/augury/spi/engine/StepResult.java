package dev.augury.spi.engine;

import java.util.ArrayList;
import java.util.List;

/** What a step gave: for each row of the plan, in order, an answer to each of its wants, in order. Made with {@link #builder()}. */
public final class StepResult {

    private final List<List<Answer>> rows;
    private final StepCounters counters;

    private StepResult(List<List<Answer>> rows, StepCounters counters) {
        this.rows = List.copyOf(rows);
        this.counters = counters;
    }

    /** Returns an empty builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the answers per row. */
    public List<List<Answer>> rows() {
        return rows;
    }

    /** Returns what the step cost. */
    public StepCounters counters() {
        return counters;
    }

    /** Collects answers. */
    public static final class Builder {

        private final List<List<Answer>> rows = new ArrayList<>();
        private StepCounters counters = StepCounters.NONE;

        private Builder() {}

        /** Adds the answers of the next row of the plan. */
        public Builder row(List<Answer> answers) {
            rows.add(List.copyOf(answers));
            return this;
        }

        /** Sets what the step cost. */
        public Builder counters(StepCounters value) {
            counters = value;
            return this;
        }

        /** Makes the result. */
        public StepResult build() {
            return new StepResult(rows, counters);
        }
    }
}
