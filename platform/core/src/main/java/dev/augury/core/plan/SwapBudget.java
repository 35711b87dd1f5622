package dev.augury.core.plan;

import java.util.function.IntSupplier;

/** How many blocks may still move before the next step, in and out together: what is copied while a step computes costs nobody time. */
final class SwapBudget {

    private final IntSupplier perStep;
    private int spent;

    /** Takes what tells how many blocks the next step leaves time for. */
    SwapBudget(IntSupplier perStep) {
        this.perStep = perStep;
    }

    int left() {
        return Math.max(0, perStep.getAsInt() - spent);
    }

    void spend(int blocks) {
        spent += blocks;
    }

    /** A step begins. */
    void renew() {
        spent = 0;
    }
}
