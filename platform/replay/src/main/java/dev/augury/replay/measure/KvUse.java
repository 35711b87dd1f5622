package dev.augury.replay.measure;

import dev.augury.spi.engine.StepPlan;
import dev.augury.spi.engine.StepRow;
import dev.augury.spi.schedule.SequenceView;
import dev.augury.spi.schedule.StepView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What running sequences hold device KV for, in tokens times nanoseconds: to compute what was never computed, which is its use; or to compute again what was lost,
 * to stand by in a step that gave them nothing, or to wait for the rest of it that is in the host tier, which is waste. Shared blocks count once for each that holds them.
 */
public final class KvUse {

    private @Nullable StepView view;
    private int[] reached = new int[1024];
    private double computing;
    private double recomputing;
    private double standing;
    private double moving;

    /** Takes the lane, which stays the same. */
    void view(StepView lane) {
        view = lane;
    }

    /** Counts a step that took that long; called before its result is applied. */
    void step(StepPlan plan, long nanos) {
        StepView lane = view;
        if (lane == null) {
            throw new IllegalStateException("A step was run that nobody planned");
        }
        long held = 0;
        for (SequenceView sequence : lane.running()) {
            held += sequence.computedTokens();
        }
        for (StepRow row : plan.rows()) {
            held -= row.positions()[0];
            int after = row.positions()[0] + row.tokens().length;
            if (after > reached(row.sequence())) {
                reached[(int) row.sequence()] = after;
                computing += (double) after * nanos;
            } else {
                recomputing += (double) after * nanos;
            }
        }
        standing += (double) held * nanos;
        for (SequenceView sequence : lane.swapped()) {
            moving += (double) lane.blocksReleased(sequence) * lane.blockTokens() * nanos;
        }
    }

    private int reached(long sequence) {
        int index = Math.toIntExact(sequence);
        if (index >= reached.length) {
            reached = Arrays.copyOf(reached, Math.max(index + 1, reached.length * 2));
        }
        return reached[index];
    }

    /** Returns what was computed with for the first time. */
    public double computing() {
        return computing;
    }

    /** Returns what was computed with again. */
    public double recomputing() {
        return recomputing;
    }

    /** Returns what was held by sequences that had no part in a step. */
    public double standing() {
        return standing;
    }

    /** Returns what was held by swapped sequences: heads that stayed on the device, and blocks on their way. */
    public double moving() {
        return moving;
    }
}
