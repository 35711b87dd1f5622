package dev.augury.waste;

import dev.augury.spi.handling.Handling;

/**
 * Predicted memory over time, by which LAMPS (arXiv 2410.18248) ranks: the area under the curve of the tokens a request holds, in token-seconds, from now to
 * the end of the segment after its next call. The parts are those of the paper; a call that is only probable counts by its probability.
 *
 * @param cost what computing and moving tokens takes
 * @param tokenSeconds seconds per generated token: the time of a step
 */
public record MemoryArea(TimeCost cost, double tokenSeconds) {

    /**
     * Returns the area.
     *
     * @param swapped whether the context comes back from the host tier instead of being computed
     */
    public double of(Expected segment, Handling handling, boolean swapped) {
        int context = (int) segment.context();
        double ramp = swapped ? cost.swapSeconds(context) : cost.computeSeconds(context);
        double before = ramp * context / 2 + decode(segment.context(), segment.output());
        if (segment.callProbability() == 0) {
            return before;
        }
        double atCall = segment.context() + segment.output();
        double after = decode(atCall + segment.response(), segment.later());
        return before + segment.callProbability() * (call(segment, handling) + after);
    }

    /** The tokens held during the call and on the way back. */
    private double call(Expected segment, Handling handling) {
        double held = segment.context() + segment.output();
        return switch (handling) {
            case PRESERVE -> held * segment.callSeconds();
            case DISCARD -> cost.computeSeconds((int) held) * held / 2;
            case SWAP -> 2 * cost.swapSeconds((int) held) * held / 2;
        };
    }

    /** Decoding from a context: it grows by a token per step. */
    private double decode(double context, double tokens) {
        return tokenSeconds * (context * tokens + tokens * (tokens + 1) / 2);
    }
}
