package dev.augury.waste;

import dev.augury.spi.predict.Prediction;

/**
 * A segment as its memory is predicted.
 *
 * @param context tokens at its start
 * @param output tokens it will generate
 * @param callProbability chance that it ends in a call
 * @param callSeconds seconds of the call, if there is one
 * @param response tokens that the call brings back
 * @param later tokens generated after the call
 */
public record Expected(double context, double output, double callProbability, double callSeconds, double response, double later) {

    /** Returns a segment as predicted; for what comes after the call nothing better is known than the same length again. */
    public static Expected of(Prediction prediction, int context) {
        double output = prediction.outputTokens().mean();
        return new Expected(
                context, output, prediction.callProbability(), prediction.callSeconds().mean(), prediction.responseTokens().mean(), output);
    }

    /** Returns the tokens of the context at the call. */
    public int contextAtCall() {
        return (int) Math.min(Math.ceil(context + output), Integer.MAX_VALUE);
    }
}
