package dev.augury.handling.infercept;

import dev.augury.spi.handling.PausedCallView;
import java.util.List;

/**
 * Gives out the blocks that may move to the host tier. InferCept moves a large context in chunks over several steps (arXiv 2402.01869); here a call moves as a
 * whole, so one that holds more than a step may move is begun: it gets what the steps leave, goes first from then on, and moves when that is enough.
 */
final class SwapBudget {

    private static final long NOBODY = -1;

    private long begun = NOBODY;
    private long saved;
    private long left;
    private int room;

    /** Begins a step: {@code perStep} blocks may move, and the host tier has room for {@code free}. */
    void step(List<? extends PausedCallView> calls, int perStep, int free) {
        left = perStep;
        room = free;
        if (calls.stream().noneMatch(this::isBegun)) {
            begun = NOBODY;
            saved = 0;
        }
    }

    boolean isBegun(PausedCallView call) {
        return call.sequence().id() == begun;
    }

    /** Returns whether the call moves in this step. */
    boolean take(PausedCallView call) {
        long had = isBegun(call) ? saved : 0;
        if (call.blocks() > room) {
            return false;
        }
        if (call.blocks() <= had + left) {
            left -= Math.max(0, call.blocks() - had);
            room -= call.blocks();
            begun = isBegun(call) ? NOBODY : begun;
            return true;
        }
        if (left > 0 && (begun == NOBODY || isBegun(call))) {
            begun = call.sequence().id();
            saved = had + left;
            left = 0;
        }
        return false;
    }
}
