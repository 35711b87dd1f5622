package dev.augury.handling.lamps;

import dev.augury.spi.Option;

/**
 * Options of {@code lamps}.
 *
 * @param form by which formulas and rules calls are handled
 * @param grownContext whether the code form counts what a request holds at the start of a later segment
 */
public record LampsConfig(
        @Option(
                        doc = "Formulas and rules: paper takes the smallest of the equations' wastes and keeps to it; code calculates as the released code,"
                                + " and like it keeps every call's KV at first and releases all but the largest waste before the next step.",
                        defaultValue = "paper")
                Form form,
        @Option(
                        doc = "Whether the code form takes the context that has grown by earlier segments instead of the original prompt; the paper form"
                                + " always does.",
                        defaultValue = "false",
                        live = true)
                boolean grownContext) {

    /** By which formulas and rules calls are handled. */
    public enum Form {
        /** Those of the paper. */
        PAPER,
        /** Those of the released code. */
        CODE
    }
}
