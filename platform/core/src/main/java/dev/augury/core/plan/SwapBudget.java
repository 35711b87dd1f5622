package dev.augury.core.plan;

import java.util.function.IntSupplier;

/** How many blocks may still move before the next step, in and out together: what is copied while a step computes costs nobody time. */
final class SwapBudget {

    private static final int UNKNOWN = -1;

    private final IntSupplier perStep;
    private int all = UNKNOWN;
    private int spent;

    /** Takes what tells how many blocks the next step leaves time for. */
    SwapBudget(IntSupplier perStep) {
        this.perStep = perStep;
    }

    int left() {
        if (all == UNKNOWN) {
            all = perStep.getAsInt();
        }
        return Math.max(0, all - spent);
    }

    /** The lane has changed: what the next step leaves time for is asked anew, once, because it takes a look at everything that runs. */
    void look() {
        all = UNKNOWN;
    }

    void spend(int blocks) {
        spent += blocks;
    }

    /** A step begins. */
    void renew() {
        spent = 0;
    }
}
