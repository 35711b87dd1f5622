package dev.augury.handling.infercept;

import dev.augury.spi.Option;

/**
 * Options of {@code infercept}.
 *
 * @param form by which rules calls are handled
 * @param estimator how long a call is expected to go on
 */
public record InferceptConfig(
        @Option(
                        doc = "Rules: paper gives the swap budget to the calls that waste most and the others the smaller of preserve and discard; code"
                                + " does as the released code, which discards all calls worth it but the largest and swaps only on demand.",
                        defaultValue = "paper",
                        live = true)
                Form form,
        @Option(
                        doc = "Expected rest of a call: predicted takes the prediction less the time passed, elapsed takes the time passed, mixed takes"
                                + " the prediction until it is overrun and then the time passed; a call without a prediction counts as elapsed.",
                        defaultValue = "mixed",
                        live = true)
                Estimator estimator) {

    /** By which rules calls are handled. */
    public enum Form {
        /** Those of the paper. */
        PAPER,
        /** Those of the released code. */
        CODE
    }

    /** How long a call is expected to go on. */
    public enum Estimator {
        /** As predicted until that is overrun, then as long as it took so far. */
        MIXED,
        /** As predicted, less the time passed. */
        PREDICTED,
        /** As long as it took so far. */
        ELAPSED
    }
}
