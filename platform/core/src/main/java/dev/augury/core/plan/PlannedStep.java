package dev.augury.core.plan;

import dev.augury.core.flow.Movement;
import dev.augury.core.flow.Sequence;
import dev.augury.spi.engine.StepPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the loop shall do next.
 *
 * @param movements copies to start before the step
 * @param step the step, or null when nothing can be computed now
 */
public record PlannedStep(List<Movement> movements, @Nullable Rows step) {

    /** Nothing to do. */
    public static final PlannedStep NONE = new PlannedStep(List.of(), null);

    /**
     * A step.
     *
     * @param plan what the engine runs
     * @param sequences the sequence of each row
     * @param load what it computes
     */
    public record Rows(StepPlan plan, List<Sequence> sequences, Load load) {}
}
