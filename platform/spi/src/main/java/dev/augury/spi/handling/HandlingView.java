package dev.augury.spi.handling;

import dev.augury.spi.schedule.StepView;

/** The lane as {@link HandlingPolicy#revise} sees it. */
public interface HandlingView extends StepView {

    /** Returns how many blocks may be moved to the host tier before the next step. */
    int swapOutBudget();

    /** Returns how many blocks may be moved back before the next step. */
    int swapInBudget();
}
