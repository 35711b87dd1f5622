package dev.augury.spi.handling;

import dev.augury.spi.schedule.StepView;

/** The lane as {@link HandlingPolicy#revise} sees it. */
public interface HandlingView extends StepView {

    /**
     * Returns how many blocks may be moved to the host tier before the next step, beside those of calls whose handling is SWAP already. What moves in and out
     * while a step computes has one budget. A call that holds more moves in chunks, over as many steps as it takes.
     */
    int swapOutBudget();

    /** Returns how many blocks may be moved back before the next step, on the same terms. */
    int swapInBudget();
}
